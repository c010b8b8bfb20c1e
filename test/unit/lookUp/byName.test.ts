import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation, signedIn } from '../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const OTHER = '5d2e8fa3-9c40-4b17-8e6f-3a0b1c2d3e4f';
const ROLE = '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a';
const ADMIN = '/construction/admin/v1';
const COMPANIES = `${ADMIN}/accounts/${ACCOUNT}/companies`;
const PROJECTS = `${ADMIN}/accounts/${ACCOUNT}/projects`;
const USERS = `${ADMIN}/projects/${PROJECT}/users`;
const HQ = `/hq/v1/accounts/${ACCOUNT}`;
const ROLES = `/hq/v2/accounts/${ACCOUNT}/projects/${PROJECT}/industry_roles`;
const account = byId(ACCOUNT);
const project = byId(PROJECT);
const page = (...results: object[]) => ({
	pagination: { totalResults: results.length },
	results,
});
const named = (name: string) => ({ 'filter[name]': name, filterTextMatch: 'equals' });
const whole = { limit: 200, offset: 0 };

const add = (parameters: INodeParameters, options: Parameters<typeof runOperation>[2] = {}) =>
	runOperation(
		'projectUser.create',
		{ account, project, email: 'kim.doe@example.com', ...parameters },
		options,
	);

describe('a company by name', () => {
	const company = byName('Example Concrete');

	it('is sent as its ID', async () => {
		aps({ region: 'GBR' })
			.get(COMPANIES)
			.query({ ...whole, ...named('Example Concrete') })
			.reply(200, page({ id: COMPANY, name: 'Example Concrete' }));
		aps()
			.post(USERS, { email: 'kim.doe@example.com', companyId: COMPANY })
			.reply(201, { id: USER });
		const { error } = await add({ additionalFields: { company }, options: { region: 'GBR' } });
		expect(error).toBeUndefined();
	});

	it('costs one look-up for all items with that name', async () => {
		aps()
			.get(COMPANIES)
			.query({ ...whole, ...named('Example Concrete') })
			.reply(200, page({ id: COMPANY, name: 'Example Concrete' }));
		aps()
			.post(USERS, { email: 'kim.doe@example.com', companyId: COMPANY })
			.times(50)
			.reply(201, { id: USER });
		const items = Array.from({ length: 50 }, (_, index) => ({
			json: { company: index % 2 ? ' example CONCRETE ' : 'Example Concrete' },
		}));
		const { error, records } = await add(
			{
				additionalFields: { company: byName('={{ $json.company }}') },
				options: { concurrency: 5 },
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(records).toHaveLength(50);
	});

	it('is compared regardless of letter case, composition and blanks', async () => {
		const entered = ' MÜLLER bau ';
		aps()
			.get(COMPANIES)
			.query({ ...whole, ...named(entered.trim()) })
			.reply(200, page());
		aps()
			.get(COMPANIES)
			.query(whole)
			.reply(200, page({ id: COMPANY, name: 'Mu\u0308ller Bau' }, { id: OTHER, name: 'Muller' }));
		aps()
			.post(USERS, { email: 'kim.doe@example.com', companyId: COMPANY })
			.reply(201, { id: USER });
		const { error } = await add({ additionalFields: { company: byName(entered) } });
		expect(error).toBeUndefined();
	});

	it('names similar companies if there is none', async () => {
		aps().get(COMPANIES).query(true).reply(200, page());
		aps()
			.get(COMPANIES)
			.query(whole)
			.reply(200, page({ id: COMPANY, name: 'Example Concrete' }, { id: OTHER, name: 'Muster' }));
		const { error } = await add({ additionalFields: { company: byName('Exampel Concrete') } });
		expect(error?.message).toBe(
			'Company: no active company in the account has the name "Exampel Concrete". Similar: "Example Concrete" [item 0]',
		);
	});

	it('lists the candidates if there are several', async () => {
		aps()
			.get(COMPANIES)
			.query(true)
			.reply(
				200,
				page(
					{ id: COMPANY, name: 'Example', trade: 'Concrete' },
					{ id: OTHER, name: 'Example', trade: null },
				),
			);
		const { error } = await add({ additionalFields: { company: byName('Example') } });
		expect(error?.message).toBe(
			`Company: more than one active company in the account has the name "Example". Enter the ID instead: ${COMPANY} (Concrete), ${OTHER} [item 0]`,
		);
	});

	it('means the one spelled alike of those that differ in letter case only', async () => {
		aps()
			.get(COMPANIES)
			.query(true)
			.reply(200, page({ id: OTHER, name: 'EXAMPLE' }, { id: COMPANY, name: 'Example' }));
		aps()
			.post(USERS, { email: 'kim.doe@example.com', companyId: COMPANY })
			.reply(201, { id: USER });
		const { error } = await add({ additionalFields: { company: byName('Example') } });
		expect(error).toBeUndefined();
	});

	it('needs the account', async () => {
		const { error } = await add({ account: byId(''), additionalFields: { company } });
		expect(error?.message).toContain('Account: choose an account, or enter its ID');
	});

	it('reports the scope that the look-up needs', async () => {
		aps().get(COMPANIES).query(true).reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn('oAuth2', ['account:write']);
		const { error } = await add({ additionalFields: { company } }, { credentials });
		expect(error?.message).toContain('List Account Companies');
		expect(error?.description).toContain('Missing: account:read');
	});

	it('fails only the item with the wrong name if the workflow continues on errors', async () => {
		aps()
			.get(COMPANIES)
			.query(true)
			.twice()
			.reply(200, page({ id: COMPANY, name: 'Example' }));
		aps()
			.get(COMPANIES)
			.query(whole)
			.reply(200, page({ id: COMPANY, name: 'Example' }));
		aps().post(USERS).reply(201, { id: USER });
		const items = ['Example', 'Nobody'].map((name) => ({ json: { name } }));
		const { records } = await add(
			{ additionalFields: { company: byName('={{ $json.name }}') } },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(records).toMatchObject([
			{ id: USER },
			{ error: expect.stringContaining('has the name "Nobody"') },
		]);
	});
});

describe('a project by name', () => {
	it('is looked up in the account, and a role in that project', async () => {
		aps()
			.get(PROJECTS)
			.query({ ...whole, ...named('Tower A') })
			.reply(200, page({ id: PROJECT, name: 'Tower A', status: 'active' }));
		aps()
			.get(ROLES)
			.reply(200, [{ id: ROLE, name: 'Architect' }, { id: OTHER }]);
		aps()
			.post(USERS, { email: 'kim.doe@example.com', roleIds: [ROLE, ROLE] })
			.reply(201, { id: USER });
		const roles = { role: [{ role: byName('Architect') }, { role: byId(ROLE) }] };
		const { error } = await add({ project: byName('Tower A'), additionalFields: { roles } });
		expect(error).toBeUndefined();
	});

	it('tells projects of the same name apart by status and job number', async () => {
		aps()
			.get(PROJECTS)
			.query(true)
			.reply(
				200,
				page(
					{ id: PROJECT, name: 'Tower A', status: 'active', jobNumber: 'J-17' },
					{ id: OTHER, name: 'Tower A', status: 'archived' },
				),
			);
		const { error } = await add({ project: byName('Tower A') });
		expect(error?.message).toContain(`${PROJECT} (active, J-17), ${OTHER} (archived)`);
	});

	it('is looked up in the hub for files and folders', async () => {
		const hub = byId(`b.${ACCOUNT}`);
		const path = `/project/v1/hubs/b.${ACCOUNT}/projects`;
		const tower = { type: 'projects', id: `b.${PROJECT}`, attributes: { name: 'Tower A' } };
		aps()
			.get(path)
			.query({ 'filter[name]': 'Tower A' })
			.reply(200, { data: [tower] });
		aps().get(`${path}/b.${PROJECT}`).reply(200, { data: tower });
		const parameters = { hub, project: byName('Tower A') };
		const { error, records } = await runOperation('project.get', parameters);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ id: `b.${PROJECT}` }]);
	});

	it('with a comma is found in the list of all projects', async () => {
		const path = `/project/v1/hubs/b.${ACCOUNT}/projects`;
		const tower = { type: 'projects', id: `b.${PROJECT}`, attributes: { name: 'Tower, North' } };
		aps()
			.get(path)
			.reply(200, { data: [tower] });
		aps().get(`${path}/b.${PROJECT}`).reply(200, { data: tower });
		const parameters = { hub: byId(ACCOUNT), project: byName('Tower, North') };
		expect((await runOperation('project.get', parameters)).error).toBeUndefined();
	});
});

describe('a role by name', () => {
	const role = byName('Estimator');

	it('says that Autodesk does not list all roles of an ACC project', async () => {
		aps().get(ROLES).reply(404);
		aps()
			.get(USERS)
			.query(true)
			.reply(200, page({ id: USER, roles: [{ id: ROLE, name: 'Architect' }] }));
		const { error } = await add({ additionalFields: { roles: { role: [{ role }] } } });
		expect(error?.message).toContain('Role: no role of the project has the name "Estimator"');
		expect(error?.message).toContain('enter the ID of any other role');
	});
});

describe('a person by email address', () => {
	it('is found in the account', async () => {
		const kim = { id: USER, email: 'kim.doe@example.com' };
		aps()
			.get(`${HQ}/users/search`)
			.query({ email: 'Kim.Doe@example.com', partial: false, limit: 100, offset: 0 })
			.reply(200, [kim])
			.get(`${HQ}/users/search`)
			.query({ email: 'Kim.Doe@example.com', partial: false, limit: 100, offset: 1 })
			.reply(200, []);
		aps().get(`${HQ}/users/${USER}`).reply(200, kim);
		const { error } = await runOperation(
			'accountUser.get',
			{ account, accountUser: byName('Kim.Doe@example.com ') },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('is found in the project', async () => {
		aps()
			.get(USERS)
			.query({ ...whole, 'filter[email]': 'kim.doe@example.com', filterTextMatch: 'equals' })
			.reply(200, page({ id: USER, email: 'kim.doe@example.com' }));
		aps().patch(`${USERS}/${USER}`, { companyId: COMPANY }).reply(200, { id: USER });
		const { error } = await runOperation('projectUser.update', {
			project,
			projectUser: byName('kim.doe@example.com'),
			updateFields: { company: byId(COMPANY) },
		});
		expect(error).toBeUndefined();
	});

	it('names similar addresses if there is none', async () => {
		aps().get(USERS).query(true).reply(200, page());
		aps()
			.get(USERS)
			.query(whole)
			.reply(200, page({ id: USER, email: 'kim.doe@example.com' }));
		const { error } = await runOperation('projectUser.update', {
			project,
			projectUser: byName('kim.do@example.com'),
		});
		expect(error?.message).toContain(
			'Project User: no member of the project has the email address "kim.do@example.com". Similar: "kim.doe@example.com"',
		);
	});
});

describe('a business unit by name', () => {
	const create = (entered: string) =>
		runOperation('accountProject.create', {
			account,
			name: 'Tower A',
			type: 'Office',
			additionalFields: { businessUnit: byName(entered) },
		});
	const units = [
		{ id: OTHER, name: 'Germany', path: 'Europe/Germany' },
		{ id: COMPANY, name: 'Sales', path: 'Europe/Sales' },
		{ id: ROLE, name: 'Sales', path: 'Asia/Sales' },
	];
	const listed = () =>
		aps().get(`${HQ}/business_units_structure`).reply(200, { business_units: units });

	it.each([
		['germany', OTHER],
		['Europe/Germany', OTHER],
		['asia/sales', ROLE],
	])('or path is sent as its ID: %s', async (entered, businessUnitId) => {
		listed();
		aps()
			.post(PROJECTS, (body: object) => JSON.stringify(body).includes(businessUnitId))
			.reply(202, { id: PROJECT });
		expect((await create(entered)).error).toBeUndefined();
	});

	it('lists the paths if several have the name', async () => {
		listed();
		expect((await create('Sales')).error?.message).toContain(
			`Enter the ID instead: ${COMPANY} (Europe/Sales), ${ROLE} (Asia/Sales)`,
		);
	});

	it('names similar ones if there is none', async () => {
		listed();
		expect((await create('Germani')).error?.message).toContain('Similar: "Germany"');
	});
});
