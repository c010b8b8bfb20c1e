import { describe, expect, it } from 'vitest';
import { APPS, HUBS, PROJECTS, USERS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator({ projectActivationMs: 30 });
const SCOPES = ['account:read', 'account:write'];
interface Account {
	id: string;
	status: string;
	results: Array<{ name: string }>;
	pagination: { nextUrl: string; totalResults: number };
	business_units: Array<{ path: string }>;
}

const api = <Body = Account>(
	method: string,
	path: string,
	json?: unknown,
	headers: Record<string, string> = {},
) =>
	call<Body>(simulator(), method, path, {
		token: appToken(simulator(), ...SCOPES),
		json,
		headers,
	});
const asKim = { 'user-id': USERS.kim.autodeskId };
const account = `/construction/admin/v1/accounts/${HUBS.us.accountId}`;
const tower = `/construction/admin/v1/projects/${PROJECTS.tower.guid}`;
const hq = `/hq/v1/accounts/${HUBS.us.accountId}`;
const names = (body: Account) => body.results.map(({ name }) => name);

describe('account projects', () => {
	it('are listed with totals and links', async () => {
		const { body } = await api('GET', `${account}/projects?limit=2`);
		expect(body.pagination).toMatchObject({
			limit: 2,
			offset: 0,
			totalResults: 3,
			previousUrl: null,
		});
		expect(names(body)).toEqual(['Tower A', 'Harbour Bridge']);
		const next = (await api('GET', body.pagination.nextUrl)).body;
		expect(names(next)).toEqual(['City Library']);
		expect(next.pagination.nextUrl).toBeNull();
	});

	it.each([
		['filter[platform]=bim360', ['City Library']],
		['filter[name]=tow', ['Tower A']],
		['filter[name]=tow&filterTextMatch=equals', []],
		['filter[type]=-Office', []],
		['filter[updatedAt]=2025-01-01T00:00:00.000Z..2025-02-01T00:00:00.000Z', []],
		[
			'filter[products]=docs&filter[status]=active,pending&sort=name desc',
			['Tower A', 'Harbour Bridge', 'City Library'],
		],
	])('accept ?%s', async (query, expected) => {
		expect(names((await api('GET', `${account}/projects?${query}`)).body)).toEqual(expected);
	});

	it('contain the requested fields', async () => {
		const { body } = await api('GET', `${account}/projects?fields=name,platform&limit=1`);
		expect(body.results[0]).toEqual({ id: PROJECTS.tower.guid, name: 'Tower A', platform: 'acc' });
	});

	it.each([
		'limit=201',
		'offset=-1',
		'sort=size',
		'sort=name up',
		'fields=secret',
		'filter[updatedAt]=2025',
		'filter[status]=open',
		'filter[platform]=ACC',
		'filter[classification]=real',
		'filter[products]=autoSpecs',
		`filter[name]=${'x'.repeat(256)}`,
		'filterTextMatch=like',
		'page[limit]=1',
	])('reject ?%s', async (query) => {
		expect((await api('GET', `${account}/projects?${query}`)).status).toBe(400);
	});

	it("are limited to a user's own projects if the user is not an admin", async () => {
		const asLee = { 'user-id': USERS.lee.id };
		expect(names((await api('GET', `${account}/projects`, undefined, asLee)).body)).toEqual([
			'Tower A',
		]);
	});

	it('require bare GUIDs, the right region and a provisioned app', async () => {
		expect(
			(await api('GET', `/construction/admin/v1/accounts/${HUBS.us.id}/projects`)).status,
		).toBe(400);
		expect((await api('GET', `${account}/projects`, undefined, { region: 'EMEA' })).status).toBe(
			404,
		);
		expect((await api('GET', `${account}/projects`, undefined, { region: 'US' })).status).toBe(200);
		const token = simulator().issueToken({
			kind: '2L',
			clientId: APPS.unprovisioned.clientId,
			scopes: SCOPES,
		});
		expect((await call(simulator(), 'GET', `${account}/projects`, { token })).status).toBe(403);
	});

	it('are created pending and become active', async () => {
		const project = {
			name: 'New',
			type: 'Office',
			startDate: '2026-01-01',
			timezone: 'Europe/Berlin',
		};
		const { status, body } = await api('POST', `${account}/projects`, project, asKim);
		expect(status).toBe(202);
		expect(body).toMatchObject({ name: 'New', status: 'pending', platform: 'acc' });
		const state = async () =>
			(await api('GET', `/construction/admin/v1/projects/${body.id}`)).body.status;
		await expect.poll(state).toBe('active');
		expect(simulator().state.projects.has(`b.${body.id}`)).toBe(true);
	});

	it.each([
		['no type', { name: 'New' }, asKim, 400],
		['an unknown field', { name: 'New', type: 'Office', color: 'red' }, asKim, 400],
		['an invalid date', { name: 'New', type: 'Office', startDate: '01.02.2026' }, asKim, 400],
		[
			'an end before the start',
			{ name: 'New', type: 'Office', startDate: '2026-02-01', endDate: '2026-01-01' },
			asKim,
			400,
		],
		['half a value', { name: 'New', type: 'Office', projectValue: { value: 1 } }, asKim, 400],
		['an unknown business unit', { name: 'New', type: 'Office', businessUnitId: 'x' }, asKim, 400],
		['an app without user', { name: 'New', type: 'Office' }, {}, 403],
		[
			'a user who is not an admin',
			{ name: 'New', type: 'Office' },
			{ 'user-id': USERS.lee.autodeskId },
			403,
		],
	])('are not created with %s', async (_what, json, headers, status) => {
		expect(
			(await api('POST', `${account}/projects`, json, headers as Record<string, string>)).status,
		).toBe(status);
	});

	it('are updated in BIM 360 only', async () => {
		const patch = { name: 'Library', status: 'archived', value: 5, start_date: '2025-02-01' };
		const { body } = await api('PATCH', `${hq}/projects/${PROJECTS.library.guid}`, patch);
		expect(body).toMatchObject({
			name: 'Library',
			status: 'archived',
			value: 5,
			currency: 'USD',
			start_date: '2025-02-01',
		});
		expect((await api('PATCH', `${hq}/projects/${PROJECTS.tower.guid}`, patch)).status).toBe(422);
		expect((await api('PATCH', `${hq}/projects/${PROJECTS.library.id}`, patch)).status).toBe(400);
		expect(
			(await api('PATCH', `${hq}/projects/${PROJECTS.library.guid}`, { startDate: '2025-02-01' }))
				.status,
		).toBe(400);
		expect(
			(await api('PATCH', `${hq}/projects/${PROJECTS.library.guid}`, { end_date: '2020-01-01' }))
				.status,
		).toBe(422);
	});
});

describe('companies', () => {
	it('are limited to active ones by default', async () => {
		expect(names((await api('GET', `${account}/companies`)).body)).toEqual([
			'Example Concrete',
			'Example Steel',
		]);
		expect(
			(await api('GET', `${account}/companies?filter[status]=all`)).body.pagination.totalResults,
		).toBe(3);
	});

	it('match any of the filters with orFilters', async () => {
		const query = 'filter[name]=Concrete&filter[trade]=Steel';
		expect(names((await api('GET', `${account}/companies?${query}`)).body)).toEqual([]);
		expect(
			names((await api('GET', `${account}/companies?${query}&orFilters=name,trade`)).body),
		).toHaveLength(2);
	});
});

describe('project users', () => {
	const email = 'new.person@example.com';
	const add = (body: object, headers: Record<string, string> = asKim) =>
		api('POST', `${tower}/users`, body, headers);

	it('are added, and are pending if unknown to the account', async () => {
		const [company] = simulator().state.companies.get(HUBS.us.accountId)!;
		const [role] = simulator().state.industryRoles.get(PROJECTS.tower.id)!;
		const products = [
			{ key: 'projectAdministration', access: 'none' },
			{ key: 'docs', access: 'member' },
		];
		const { status, body } = await add({
			email,
			companyId: company.id,
			roleIds: [role.id],
			products,
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			email,
			status: 'pending',
			companyName: company.name,
			roles: [{ name: 'Architect' }],
		});
		const list = (await api('GET', `${tower}/users?filter[email]=new.person&filter[products]=docs`))
			.body;
		expect(list.results).toHaveLength(1);
	});

	it.each([
		['a member', { email: USERS.lee.email }, asKim, 409],
		['an invalid email address', { email: 'nobody' }, asKim, 400],
		[
			'projectAdministration with member access',
			{ email, products: [{ key: 'projectAdministration', access: 'member' }] },
			asKim,
			400,
		],
		[
			'an administrator with only member access to Docs',
			{
				email,
				products: [
					{ key: 'projectAdministration', access: 'administrator' },
					{ key: 'docs', access: 'member' },
				],
			},
			asKim,
			400,
		],
		[
			'a product that is not active',
			{ email, products: [{ key: 'takeoff', access: 'member' }] },
			asKim,
			400,
		],
		[
			'the key that only filters accept',
			{ email, products: [{ key: 'autospecs', access: 'member' }] },
			asKim,
			400,
		],
		['an unknown role', { email, roleIds: ['x'] }, asKim, 400],
		['an app without user', { email }, {}, 403],
		['a user who is not an admin', { email }, { 'user-id': USERS.lee.autodeskId }, 403],
	])('are rejected: %s', async (_what, body, headers, status) => {
		expect((await add(body, headers as Record<string, string>)).status).toBe(status);
	});

	it('are updated by either ID; the answer contains only the changes', async () => {
		const [company] = simulator().state.companies.get(HUBS.us.accountId)!;
		for (const id of [USERS.lee.id, USERS.lee.autodeskId]) {
			const { status, body } = await api(
				'PATCH',
				`${tower}/users/${id}`,
				{ companyId: company.id },
				asKim,
			);
			expect(status).toBe(200);
			expect(body).toEqual({ id: USERS.lee.id, companyId: company.id, companyName: company.name });
		}
		expect((await api('PATCH', `${tower}/users/nobody`, { roleIds: [] }, asKim)).status).toBe(404);
	});

	it.each([
		'filter[status]=inactive',
		'filter[accessLevels]=admin',
		'filter[products]=docs,autoSpecs',
		'filter[addedOn]=2025-01-01T00:00:00Z',
	])('reject ?%s', async (query) => {
		expect((await api('GET', `${tower}/users?${query}`)).status).toBe(400);
	});

	it('are found by the product key that filters use for AutoSpecs', async () => {
		const users = simulator().state.projectUsers.get(PROJECTS.tower.id)!;
		users.get(USERS.lee.id)!.products = [{ key: 'autoSpecs', access: 'member' }];
		const { body } = await api('GET', `${tower}/users?filter[products]=autospecs`);
		expect(names(body)).toEqual(['Lee Park']);
	});

	it('are removed and no longer listed', async () => {
		expect((await api('DELETE', `${tower}/users/${USERS.lee.id}`, undefined, asKim)).status).toBe(
			204,
		);
		expect(names((await api('GET', `${tower}/users?filter[name]=Lee`)).body)).toEqual([]);
		expect(names((await api('GET', `${tower}/users?filter[status]=deleted`)).body)).toEqual([
			'Lee Park',
		]);
	});

	it('can be managed by a signed-in admin', async () => {
		const token = userToken(simulator(), SCOPES);
		const { status } = await call(simulator(), 'POST', `${tower}/users`, {
			token,
			json: { email },
		});
		expect(status).toBe(201);
	});
});

describe('account users', () => {
	it('are returned as a bare array of at most 100', async () => {
		const { body } = await api('GET', `${hq}/users?sort=-name&field=email,role&limit=1`);
		expect(body).toEqual([{ id: USERS.lee.id, email: USERS.lee.email, role: 'account_user' }]);
		expect((await api('GET', `${hq}/users?limit=101`)).status).toBe(400);
		// Autodesk ignores fields that do not exist.
		expect((await api('GET', `${hq}/users?sort=size`)).status).toBe(200);
	});

	it('are looked up in the US unless the region is given', async () => {
		const path = `/hq/v1/accounts/${HUBS.emea.accountId}/users`;
		expect((await api('GET', path)).status).toBe(404);
		expect((await api('GET', path, undefined, { region: 'EMEA' })).status).toBe(200);
		expect(
			(await api('GET', `/hq/v1/regions/eu/accounts/${HUBS.emea.accountId}/users`)).status,
		).toBe(200);
	});

	it('reject tokens of users', async () => {
		const token = userToken(simulator(), SCOPES);
		expect((await call(simulator(), 'GET', `${hq}/users`, { token })).status).toBe(403);
	});

	it('are created without an invitation and cannot be activated directly', async () => {
		const created = await api('POST', `${hq}/users`, { email: 'a@example.com', first_name: 'Ann' });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			role: 'account_user',
			status: 'not_invited',
			first_name: 'Ann',
		});
		expect(
			(await api('PATCH', `${hq}/users/${created.body.id}`, { status: 'active' })).status,
		).toBe(422);
		expect((await api('POST', `${hq}/users`, { email: 'A@example.com' })).status).toBe(409);
		expect(
			(await api('POST', `${hq}/users`, { email: 'b@example.com', company_id: 'x' })).status,
		).toBe(404);
		expect((await api('POST', `${hq}/users`, { email: 'b' })).status).toBe(400);
		expect(
			(await api('POST', `${hq}/users`, { email: 'b@example.com', role: 'account_admin' })).status,
		).toBe(400);
	});

	it('are updated and found', async () => {
		const { body } = await api('PATCH', `${hq}/users/${USERS.lee.id}`, { status: 'inactive' });
		expect(body.status).toBe('inactive');
		expect((await api('GET', `${hq}/users/${USERS.lee.id}`)).body.status).toBe('inactive');
		const found = (await api<object[]>('GET', `${hq}/users/search?email=lee.park`)).body;
		expect(found).toMatchObject([{ uid: USERS.lee.autodeskId }]);
		expect((await api('GET', `${hq}/users/nobody`)).status).toBe(404);
	});
});

describe('business units', () => {
	const path = `${hq}/business_units_structure`;
	const id = '77770000-0000-4000-8000-000000000001';

	it('are replaced as a whole', async () => {
		const units = [
			{ id, name: 'Europe' },
			{ parent_id: id, name: 'Germany' },
		];
		const { body } = await api('PUT', path, { business_units: units });
		expect(body.business_units.map(({ path: unitPath }: { path: string }) => unitPath)).toEqual([
			'Europe',
			'Europe/Germany',
		]);
		expect((await api('GET', path)).body).toEqual(body);
	});

	it.each([
		[[{ name: '' }], 400],
		[[{ id: 'x', name: 'A' }], 400],
		[[{ name: 'A', parent_id: id }], 422],
		[[{ id, name: 'A', parent_id: id }], 422],
	])('are rejected as %j', async (business_units, status) => {
		expect((await api('PUT', path, { business_units })).status).toBe(status);
	});
});

describe('industry roles', () => {
	it('are those of the project, for apps and users', async () => {
		const path = `/hq/v2/accounts/${HUBS.us.accountId}/projects/${PROJECTS.library.guid}/industry_roles`;
		expect((await api('GET', path)).body).toContainEqual(
			expect.objectContaining({ name: 'Architect' }),
		);
		const token = userToken(simulator(), SCOPES);
		expect((await call(simulator(), 'GET', path, { token })).status).toBe(200);
		expect((await api('GET', path.replace('v2', 'v1'))).status).toBe(404);
	});
});
