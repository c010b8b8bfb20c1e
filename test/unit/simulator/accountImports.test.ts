import { describe, expect, it } from 'vitest';
import { HUBS, PROJECTS, USERS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator({ userImportMs: 20 });
const SCOPES = ['account:read', 'account:write'];

interface Record {
	id: string;
	name: string;
	email: string;
	status: string;
}
interface Answer extends Record {
	success: number;
	failure: number;
	success_items: Record[];
	failure_items: Array<Record & { errors: Array<{ message: string }> }>;
	results: Array<Record & { key: string; projectIds: string[]; accessLevels: object }>;
	pagination: { limit: number; totalResults: number };
	jobId: string;
}

const api = <Body = Answer>(
	method: string,
	path: string,
	json?: unknown,
	headers: { [name: string]: string } = {},
) =>
	call<Body>(simulator(), method, path, {
		token: appToken(simulator(), ...SCOPES),
		json,
		headers,
	});

const hq = `/hq/v1/accounts/${HUBS.us.accountId}`;
const account = `/construction/admin/v1/accounts/${HUBS.us.accountId}`;
const tower = PROJECTS.tower.guid;
const asKim = { 'user-id': USERS.kim.autodeskId };
const concrete = () => simulator().state.companies.get(HUBS.us.accountId)![0];

describe('an import of account users', () => {
	it('adds what is in order and says what is not', async () => {
		const { status, body } = await api('POST', `${hq}/users/import`, [
			{ email: 'ann@example.com', first_name: 'Ann', company_id: concrete().id },
			{ email: USERS.kim.email },
			{ email: 'nobody' },
			{ email: 'bob@example.com', company_id: '00000000-0000-4000-8000-000000000000' },
		]);
		expect(status).toBe(201);
		expect(body).toMatchObject({ success: 1, failure: 3 });
		expect(body.success_items).toMatchObject([
			{ email: 'ann@example.com', status: 'not_invited', company_name: 'Example Concrete' },
		]);
		expect(body.failure_items.map(({ email }) => email)).toEqual([
			USERS.kim.email,
			'nobody',
			'bob@example.com',
		]);
		expect(body.failure_items[0].errors[0].message).toContain('exists already');
		const found = await api<Record[]>('GET', `${hq}/users/search?email=ann@`);
		expect(found.body.map(({ id }) => id)).toEqual([body.success_items[0].id]);
	});

	it.each([
		['no list', { email: 'ann@example.com' }],
		['an empty list', []],
		['more than 50', Array.from({ length: 51 }, (_, n) => ({ email: `u${n}@example.com` }))],
	])('is rejected with %s', async (_what, json) => {
		expect((await api('POST', `${hq}/users/import`, json)).status).toBe(400);
	});
});

describe('an import of project users', () => {
	const path = `/construction/admin/v2/projects/${tower}/users:import`;
	const members = async () =>
		(await api('GET', `/construction/admin/v1/projects/${tower}/users?limit=200`)).body.results;

	it('makes members of them a while after the answer', async () => {
		const listed = await api('POST', `${hq}/users`, {
			email: 'ann@example.com',
			first_name: 'Ann',
		});
		const products = [{ key: 'docs', access: 'member' }];
		const users = [
			{ email: 'ANN@example.com', products, companyId: concrete().id },
			{ email: 'bob@example.com', firstName: 'Bob', lastName: 'Lind', products },
			{ email: USERS.lee.email, products },
		];
		const { status, body } = await api('POST', path, { users }, asKim);
		expect(status).toBe(202);
		expect(body.jobId).toMatch(/^[\da-f-]{36}$/);
		await expect.poll(async () => (await members()).length).toBe(5);
		expect(await members()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: listed.body.id, status: 'pending', name: 'Ann' }),
				expect.objectContaining({ name: 'Bob Lind', status: 'pending' }),
			]),
		);
		const { body: person } = await api('GET', `${hq}/users/${listed.body.id}`);
		expect(person.status).toBe('pending');
		expect((await api<Record[]>('GET', `${hq}/users/search?email=bob@`)).body).toHaveLength(1);
	});

	it('is not carried out yet when it is answered', async () => {
		simulator().settings.userImportMs = 3600_000;
		const users = [{ email: 'bob@example.com' }];
		expect((await api('POST', path, { users }, asKim)).status).toBe(202);
		expect(await members()).toHaveLength(3);
	});

	it.each([
		['an app without user', { users: [{ email: 'a@example.com' }] }, {}, 403],
		['nobody', { users: [] }, asKim, 400],
		[
			'more than 200',
			{ users: Array.from({ length: 201 }, (_, n) => ({ email: `u${n}@example.com` })) },
			asKim,
			400,
		],
		['an unknown role', { users: [{ email: 'a@example.com', roleIds: ['x'] }] }, asKim, 400],
	])('is rejected with %s', async (_what, json, headers, status) => {
		expect((await api('POST', path, json, headers)).status).toBe(status);
	});
});

describe('what an account user can reach', () => {
	const reach = (what: string, user: string = USERS.lee.id) =>
		api('GET', `${account}/users/${user}/${what}`);

	it('is projects, with the access to each', async () => {
		const { body } = await reach('projects');
		expect(body.results).toMatchObject([
			{ id: tower, name: 'Tower A', accessLevels: { projectAdmin: false, projectMember: true } },
		]);
		const admin = await reach('projects?filter[accessLevels]=projectAdmin', USERS.kim.autodeskId);
		expect(admin.body.results.map(({ name }) => name)).toEqual([
			'City Library',
			'Harbour Bridge',
			'Tower A',
		]);
		expect((await reach('projects?filter[accessLevels]=executive')).status).toBe(400);
		expect((await reach('projects?fields=name')).body.results).toEqual([
			{ id: tower, name: 'Tower A' },
		]);
	});

	it('is products, with the projects they are used in', async () => {
		const { body } = await reach('products?fields=projectIds');
		expect(body.results).toEqual([{ key: 'docs', projectIds: [tower] }]);
		expect((await reach('products?filter[key]=build')).body.results).toEqual([]);
		expect((await reach(`products?filter[projectId]=${tower}`)).body.results).toHaveLength(1);
	});

	it('is roles, with the projects they are held in', async () => {
		const [architect] = simulator().state.industryRoles.get(PROJECTS.tower.id)!;
		for (const project of [PROJECTS.tower, PROJECTS.bridge]) {
			const user = `/construction/admin/v1/projects/${project.guid}/users/${USERS.kim.id}`;
			await api('PATCH', user, { roleIds: [architect.id] }, asKim);
		}
		const { body } = await reach('roles', USERS.kim.id);
		expect(body.results).toMatchObject([
			{
				id: architect.id,
				name: 'Architect',
				key: 'architect',
				status: 'active',
				projectIds: [tower, PROJECTS.bridge.guid],
			},
		]);
		expect((await reach('roles?filter[name]=mana', USERS.kim.id)).body.results).toEqual([]);
	});

	it('ends with the membership', async () => {
		const user = `/construction/admin/v1/projects/${tower}/users/${USERS.lee.id}`;
		expect((await api('DELETE', user, undefined, asKim)).status).toBe(204);
		expect((await api('DELETE', user, undefined, asKim)).status).toBe(404);
		for (const what of ['projects', 'products', 'roles']) {
			expect((await reach(what)).body.results).toEqual([]);
		}
	});

	it('is shown to admins of the account only, and of its users only', async () => {
		const token = userToken(simulator(), SCOPES, USERS.lee);
		const path = `${account}/users/${USERS.lee.id}/projects`;
		expect((await call(simulator(), 'GET', path, { token })).status).toBe(403);
		const kims = userToken(simulator(), SCOPES);
		expect((await call(simulator(), 'GET', path, { token: kims })).status).toBe(200);
		expect((await reach('projects', 'nobody')).status).toBe(404);
	});

	it('comes in pages of at most 200, whatever is asked for', async () => {
		const { status, body } = await reach('projects?limit=1000');
		expect(status).toBe(200);
		expect(body.pagination.limit).toBe(200);
	});
});
