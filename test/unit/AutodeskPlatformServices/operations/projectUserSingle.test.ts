import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byName, runOperation } from '../../../harness/runOperation';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const ROLE = '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a';
const OTHER_ROLE = '7e4fa025-1c6d-4f39-a081-5c2d3e4f5a6b';
const USERS = `/construction/admin/v1/projects/${PROJECT}/users`;
const project = byId(`b.${PROJECT}`);
const projectUser = byId(USER);
const kim = {
	id: USER,
	autodeskId: '7KJX2MPQ4RTZ',
	email: 'Kim.Doe@example.com',
	name: 'Kim Doe',
	status: 'active',
	companyId: COMPANY,
	accessLevels: { projectAdmin: false },
	roleIds: [ROLE, OTHER_ROLE],
	roles: [{ id: ROLE, name: 'Architect' }],
	products: [
		{ key: 'projectAdministration', access: 'none' },
		{ key: 'docs', access: 'member' },
	],
};
const page = (...results: object[]) => ({
	pagination: { totalResults: results.length },
	results,
});

describe('Project User: Get', () => {
	it('flattens the record', async () => {
		aps({ region: 'GBR' }).get(`${USERS}/${USER}`).reply(200, kim);
		const { records } = await runOperation('projectUser.get', {
			project,
			projectUser,
			options: { region: 'GBR' },
		});
		expect(records).toMatchObject([
			{ id: USER, roles: ['Architect'], products: { docs: 'member' } },
		]);
	});

	it('returns chosen fields of the raw record, by Autodesk ID', async () => {
		aps().get(`${USERS}/7KJX2MPQ4RTZ`).query({ fields: 'roles,products' }).reply(200, kim);
		const { records } = await runOperation('projectUser.get', {
			project,
			projectUser: byId('7KJX2MPQ4RTZ'),
			simplify: false,
			options: { fields: ['roles', 'products'] },
		});
		expect(records).toEqual([kim]);
	});
});

describe('Project User: Remove', () => {
	const remove = (parameters: INodeParameters = {}) =>
		runOperation('projectUser.remove', { project, projectUser, ...parameters });

	it('takes the user out of the project', async () => {
		aps({ region: 'AUS' }).delete(`${USERS}/${USER}`).reply(204);
		const { records } = await remove({ options: { region: 'AUS' } });
		expect(records).toEqual([{ removed: true, id: USER, projectId: PROJECT }]);
	});

	it('is safe to repeat', async () => {
		aps().delete(`${USERS}/${USER}`).reply(404, { title: 'not found' });
		aps().get(USERS).query({ limit: 1 }).reply(200, page());
		expect((await remove()).records).toEqual([{ removed: false, id: USER, projectId: PROJECT }]);
	});

	it('is safe to repeat by email address', async () => {
		aps().get(USERS).query(true).twice().reply(200, page());
		const { records } = await remove({ projectUser: byName('kim.doe@example.com') });
		expect(records).toEqual([{ removed: false, id: null, projectId: PROJECT }]);
	});

	it('reports a project that does not exist', async () => {
		aps().delete(`${USERS}/${USER}`).reply(404);
		aps().get(USERS).query({ limit: 1 }).reply(404, { title: 'no such project' });
		const { error } = await remove();
		expect(error?.message).toBe('List Project Users: not found');
		expect(error?.description).toContain('no such project');
	});

	it('counts as done if the first call was carried out during an outage', async () => {
		aps().delete(`${USERS}/${USER}`).reply(502);
		aps().delete(`${USERS}/${USER}`).reply(404);
		expect((await remove()).records).toMatchObject([{ removed: true }]);
	});
});

describe('Project User: Add or Update', () => {
	const email = 'kim.doe@example.com';
	const query = { 'filter[email]': email, filterTextMatch: 'equals', limit: 200, offset: 0 };
	const products = { product: [{ key: 'docs', access: 'administrator' }] };
	const upsert = (parameters: INodeParameters = {}) =>
		runOperation('projectUser.createOrUpdate', { project, email, ...parameters });

	it('adds somebody who is not a member', async () => {
		aps()
			.get(USERS)
			.query(query)
			.reply(200, page({ ...kim, email: 'kim.doe@example.com.au' }));
		aps()
			.post(USERS, {
				email,
				companyId: COMPANY,
				suppressAdministrativeEmails: true,
				products: products.product,
			})
			.reply(201, { ...kim, status: 'pending' });
		const { records } = await upsert({
			products,
			additionalFields: { company: byId(COMPANY), suppressAdministrativeEmails: true },
		});
		expect(records).toMatchObject([{ id: USER, status: 'pending', created: true, updated: false }]);
	});

	it('sends a member what differs, and reads them again', async () => {
		aps().get(USERS).query(query).reply(200, page(kim));
		aps()
			.patch(`${USERS}/${USER}`, { companyId: COMPANY, products: products.product })
			.reply(200, { id: USER });
		aps()
			.get(`${USERS}/${USER}`)
			.reply(200, { ...kim, products: products.product });
		const { records } = await upsert({
			products,
			additionalFields: { company: byId(COMPANY), suppressAdministrativeEmails: true },
		});
		expect(records).toMatchObject([
			{ products: { docs: 'administrator' }, created: false, updated: true },
		]);
	});

	it.each([
		['nothing is entered', {}],
		['the products are the same', { products: { product: [{ key: 'docs', access: 'member' }] } }],
		['a product is not given', { products: { product: [{ key: 'build', access: 'none' }] } }],
		['the company is the same', { additionalFields: { company: byId(COMPANY) } }],
		[
			'the roles are the same',
			{ additionalFields: { roles: { role: [{ role: byId(OTHER_ROLE) }, { role: byId(ROLE) }] } } },
		],
	])('sends nothing if %s', async (_why, parameters) => {
		aps().get(USERS).query(query).reply(200, page(kim));
		const { records } = await upsert(parameters);
		expect(records).toMatchObject([{ id: USER, created: false, updated: false }]);
	});

	it.each([
		['a role is taken away', { roles: { role: [{ role: byId(ROLE) }] } }, { roleIds: [ROLE] }],
		[
			'a field of one’s own is sent',
			{ customBody: '{ "companyName": "X" }' },
			{ companyName: 'X' },
		],
	])('changes a member if %s', async (_why, additionalFields, body) => {
		aps().get(USERS).query(query).reply(200, page(kim));
		aps().patch(`${USERS}/${USER}`, body).reply(200, { id: USER });
		aps().get(`${USERS}/${USER}`).reply(200, kim);
		expect((await upsert({ additionalFields })).records).toMatchObject([{ updated: true }]);
	});

	it('changes somebody who was added in the meantime', async () => {
		aps().get(USERS).query(query).reply(200, page());
		aps().post(USERS).reply(409, { title: 'Conflict' });
		aps().get(USERS).query(query).reply(200, page(kim));
		aps().patch(`${USERS}/${USER}`, { products: products.product }).reply(200, { id: USER });
		aps().get(`${USERS}/${USER}`).reply(200, kim);
		expect((await upsert({ products })).records).toMatchObject([{ created: false, updated: true }]);
	});

	it('says what to do if the user has another address in the project', async () => {
		aps().get(USERS).query(query).twice().reply(200, page());
		aps().post(USERS).reply(409, { title: 'Conflict' });
		const { error } = await upsert();
		expect(error).toMatchObject({ httpCode: '409' });
		expect(error?.description).toContain('Project User > Update with the ID');
	});

	it('returns the raw record with what became of it', async () => {
		aps().get(USERS).query(query).reply(200, page(kim));
		const { records } = await upsert({ simplify: false });
		expect(records).toEqual([{ ...kim, created: false, updated: false }]);
	});
});
