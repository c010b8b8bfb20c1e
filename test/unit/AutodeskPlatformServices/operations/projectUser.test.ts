import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const ROLE = '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a';
const USERS = `/construction/admin/v1/projects/${PROJECT}/users`;
const project = byId(`b.${PROJECT}`);
const kim = {
	id: USER,
	autodeskId: '7KJX2MPQ4RTZ',
	email: 'kim.doe@example.com',
	name: 'Kim Doe',
	status: 'active',
	companyId: COMPANY,
	companyName: 'Example Concrete',
	accessLevels: { accountAdmin: false, projectAdmin: true, executive: false },
	roleIds: [ROLE],
	roles: [{ id: ROLE, name: 'Architect' }],
	products: [
		{ key: 'projectAdministration', access: 'administrator' },
		{ key: 'docs', access: 'administrator' },
	],
	addedOn: '2026-01-12T08:15:30.000Z',
	industry: null,
};
const products = (...entries: string[]) => ({
	product: entries.map((entry) => {
		const [key, access] = entry.split(' ');
		return { key, access };
	}),
});

describe('Project User: Get Many', () => {
	const one = { pagination: { totalResults: 1 }, results: [kim] };
	const getAll = (parameters: INodeParameters = {}) =>
		runOperation('projectUser.getAll', { project, ...parameters });

	it('flattens the records', async () => {
		aps().get(USERS).query({ limit: 50, offset: 0 }).reply(200, one);
		expect((await getAll()).records).toEqual([
			{
				id: USER,
				autodeskId: '7KJX2MPQ4RTZ',
				email: 'kim.doe@example.com',
				name: 'Kim Doe',
				status: 'active',
				companyId: COMPANY,
				companyName: 'Example Concrete',
				jobTitle: null,
				phone: null,
				projectAdmin: true,
				roles: ['Architect'],
				roleIds: [ROLE],
				products: { projectAdministration: 'administrator', docs: 'administrator' },
				createdAt: '2026-01-12T08:15:30.000Z',
			},
		]);
	});

	it('filters and sorts', async () => {
		aps({ region: 'GBR' })
			.get(USERS)
			.query({
				limit: 5,
				offset: 0,
				'filter[name]': 'Kim',
				'filter[email]': '@example.com',
				'filter[companyName]': 'Example',
				'filter[status]': 'active,deleted',
				'filter[accessLevels]': 'projectAdmin',
				'filter[products]': 'docs,autospecs',
				'filter[companyId]': COMPANY,
				'filter[autodeskId]': '7KJX2MPQ4RTZ',
				'filter[id]': `${USER},${COMPANY}`,
				'filter[roleId]': ROLE,
				'filter[roleIds]': `${ROLE},${COMPANY}`,
				'filter[addedOn]': '2026-01-12',
				orFilters: 'name,email,id',
				filterTextMatch: 'endsWith',
				sort: 'lastName asc',
				fields: 'roles,products',
			})
			.reply(200, one);
		const { records } = await getAll({
			limit: 5,
			simplify: false,
			filters: {
				name: 'Kim',
				email: '@example.com',
				companyName: 'Example',
				statuses: ['active', 'deleted'],
				accessLevels: ['projectAdmin'],
				products: ['docs', 'autospecs'],
				company: byId(COMPANY),
				autodeskId: '7KJX2MPQ4RTZ',
				role: byId(ROLE),
				roles: { role: [{ role: byId(ROLE) }, { role: byId(COMPANY) }] },
				addedOn: '2026-01-12T00:00:00',
				matchAny: ['name', 'email', 'id'],
				userIds: `${USER}, ${COMPANY}`,
				textMatch: 'endsWith',
			},
			sort: { field: [{ name: 'lastName', direction: 'asc' }] },
			options: { region: 'GBR', fields: ['roles', 'products'] },
		});
		expect(records).toEqual([kim]);
	});

	it.each([
		['User IDs: "kim" is not an ID', { userIds: `${USER},kim` }],
		['Company: "Example" is not an ID', { company: 'Example' }],
		['Products: "autoDesk" is none of', { products: ['docs', 'autoDesk'] }],
		['Statuses: "gone" is none of active, deleted, pending', { statuses: ['gone'] }],
		['Match Any: "phone" is none of', { matchAny: ['phone'] }],
		['Added On: "soon" is not a date', { addedOn: 'soon' }],
		['Email: use at most 255 characters', { email: 'x'.repeat(256) }],
	])('refuses before any call: %s', async (message, filters) => {
		expect((await getAll({ filters })).error?.message).toContain(message);
	});

	it('sorts as Autodesk spells it', async () => {
		aps()
			.get(USERS)
			.query({ limit: 50, offset: 0, sort: 'lastName desc,email asc' })
			.reply(200, one);
		const sort = { field: [{ name: 'lastname', direction: 'DESC' }, { name: 'email' }] };
		expect((await getAll({ sort })).error).toBeUndefined();
	});

	it.each([
		['Sort > Field: "age" is none of', { name: 'age' }],
		['Sort > Direction: "down" is none of asc, desc', { name: 'name', direction: 'down' }],
		['Sort > Field: choose one', { name: '' }],
	])('refuses before any call: %s', async (message, field) => {
		const { error } = await getAll({ sort: { field: [field] } });
		expect(error?.message).toContain(message);
	});

	it('works with the app alone, and with a link to the project', async () => {
		aps()
			.get(USERS)
			.query(true)
			.reply(200, { pagination: { totalResults: 0 }, results: [] });
		const { records, error } = await runOperation(
			'projectUser.getAll',
			{ project: byUrl(`https://acc.autodesk.com/docs/files/projects/${PROJECT}`) },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it('says what to check if the app was not added to the account', async () => {
		aps().get(USERS).query(true).reply(403, { title: 'Forbidden', detail: 'not provisioned' });
		expect((await getAll()).error?.description).toContain('Custom Integrations');
	});
});

describe('Project User: Add', () => {
	const add = (parameters: INodeParameters = {}) =>
		runOperation('projectUser.create', { project, email: 'kim.doe@example.com', ...parameters });

	it('invites with products, company and roles', async () => {
		aps({ region: 'AUS' })
			.post(USERS, {
				email: 'kim.doe@example.com',
				companyId: COMPANY,
				roleIds: [ROLE],
				products: [
					{ key: 'projectAdministration', access: 'none' },
					{ key: 'docs', access: 'member' },
				],
				suppressAdministrativeEmails: true,
			})
			.reply(201, { ...kim, status: 'pending', jobId: 'meaningless' });
		const { records } = await add({
			products: products('projectAdministration none', 'docs member'),
			additionalFields: {
				company: byId(COMPANY),
				roles: { role: [{ role: byId(ROLE) }, { role: byId('') }] },
				suppressAdministrativeEmails: true,
			},
			options: { region: 'AUS' },
		});
		expect(records).toMatchObject([{ id: USER, status: 'pending' }]);
	});

	it('sends products as Autodesk spells them', async () => {
		aps()
			.post(USERS, {
				email: 'kim.doe@example.com',
				products: [
					{ key: 'autoSpecs', access: 'member' },
					{ key: 'docs', access: 'member' },
				],
			})
			.reply(201, { ...kim, status: 'pending' });
		const { error } = await add({ products: products('autospecs member', 'Docs Member') });
		expect(error).toBeUndefined();
	});

	it('omits products if none are entered', async () => {
		aps().post(USERS, { email: 'kim.doe@example.com' }).reply(201, kim);
		expect((await add()).error).toBeUndefined();
	});

	it('sends the user a 2-legged credential acts as', async () => {
		aps({ 'user-id': '7KJX2MPQ4RTZ' }).post(USERS).reply(201, kim);
		const { error } = await runOperation(
			'projectUser.create',
			{ project, email: 'kim.doe@example.com', actAsUser: '7KJX2MPQ4RTZ' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('says what to do if the user is already a member', async () => {
		aps().post(USERS).reply(409, { title: 'Conflict', detail: 'already a member' });
		const { error } = await add();
		expect(error).toMatchObject({ httpCode: '409' });
		expect(error?.description).toContain('Change If It Exists to return or update the member');
	});

	it('names the missing scope', async () => {
		aps().post(USERS).reply(403, { errorCode: 'AUTH-010', developerMessage: 'no privilege' });
		const credentials = signedIn('oAuth2', ['account:read']);
		const { error } = await runOperation(
			'projectUser.create',
			{ project, email: 'kim.doe@example.com' },
			{ credentials },
		);
		expect(error?.description).toContain('Missing: account:write');
	});

	it.each([
		[
			'every other product must be Administrator',
			['projectAdministration administrator', 'docs member'],
		],
		['no other product can be Administrator', ['projectAdministration none', 'docs administrator']],
		['Project Administration must be Administrator or None', ['projectAdministration member']],
		['Docs is listed twice', ['docs member', 'docs administrator']],
	])('refuses products against the rules before any call: %s', async (message, entries) => {
		const { error } = await add({ products: products(...entries) });
		expect(error?.message).toContain('Products: ');
		expect(error?.message).toContain(message);
	});

	it.each([
		['Email: "kim" is not an email address', { email: 'kim' }],
		['Product: "autospecs365" is none of', { products: products('autospecs365 member') }],
		[
			'Access: "admin" is none of administrator, member, none',
			{ products: products('docs admin') },
		],
		[
			'Suppress Invitation Email: "sure" is neither true nor false',
			{ additionalFields: { suppressAdministrativeEmails: '={{ "sure" }}' } },
		],
		[
			'Role: "Architect" is not an ID',
			{ additionalFields: { roles: { role: [{ role: 'Architect' }] } } },
		],
		['Project: "9d2c" is not an ID', { project: byId('b.9d2c') }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await add(parameters as INodeParameters)).error?.message).toContain(message);
	});
});

describe('Project User: Update', () => {
	const update = (parameters: INodeParameters) =>
		runOperation('projectUser.update', { project, projectUser: byId(USER), ...parameters });

	it.each([200, 201])(
		'sends what is to change and returns what was changed (%i)',
		async (status) => {
			const answer = { id: USER, companyId: COMPANY };
			aps({ region: 'EMEA' })
				.patch(`${USERS}/${USER}`, {
					companyId: COMPANY,
					roleIds: [],
					products: [{ key: 'docs', access: 'administrator' }],
				})
				.reply(status, answer);
			const { records } = await update({
				products: products('docs administrator'),
				updateFields: { company: byId(COMPANY), roles: { role: [] } },
				options: { region: 'EMEA' },
			});
			expect(records).toEqual([{ products: {}, roleIds: null, ...answer }]);
		},
	);

	it('removes no role because of a blank row', async () => {
		const { error } = await update({ updateFields: { roles: { role: [{ role: byId('') }] } } });
		expect(error?.message).toContain('add at least one field to change');
	});

	it('takes company and roles away if Clear Empty Fields is on', async () => {
		aps().patch(`${USERS}/${USER}`, { companyId: null, roleIds: [] }).reply(200, { id: USER });
		const { error } = await update({
			updateFields: { company: byId(''), roles: {} },
			options: { clearEmpty: true },
		});
		expect(error).toBeUndefined();
	});

	it('removes the company if a custom body says so', async () => {
		aps().patch(`${USERS}/${USER}`, { companyId: null }).reply(200, { id: USER, companyId: null });
		const { records } = await update({ updateFields: { customBody: '{ "companyId": null }' } });
		expect(records).toEqual([{ products: {}, roleIds: null, id: USER, companyId: null }]);
	});

	it('says who may change members', async () => {
		aps().patch(`${USERS}/${USER}`).reply(403, { title: 'Forbidden', detail: 'no admin' });
		const { error } = await update({ products: products('docs member') });
		expect(error?.description).toContain('is an admin of the account or project');
		expect(error?.description).toContain('may refuse it for BIM 360 projects');
	});

	it('accepts an Autodesk ID', async () => {
		aps().patch(`${USERS}/7KJX2MPQ4RTZ`, { companyName: 'Other' }).reply(200, { id: USER });
		const { error } = await update({
			projectUser: byId('7KJX2MPQ4RTZ'),
			updateFields: { customBody: '{ "companyName": "Other" }' },
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['add at least one field to change', {}],
		['Project User: "kim@example.com" is not a user ID', { projectUser: byId('kim@example.com') }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await update(parameters)).error?.message).toContain(message);
	});

	it('reports an unknown user', async () => {
		aps().patch(`${USERS}/${USER}`).reply(404, { title: 'Not Found', detail: 'no such user' });
		const { error } = await update({ products: products('docs member') });
		expect(error).toMatchObject({ httpCode: '404', message: 'Update Project User: not found' });
	});
});
