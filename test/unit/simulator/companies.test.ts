import { describe, expect, it } from 'vitest';
import { HUBS, PROJECTS, USERS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const SCOPES = ['account:read', 'account:write'];
const hq = `/hq/v1/accounts/${HUBS.us.accountId}`;
const companies = `${hq}/companies`;

interface Company {
	id: string;
	name: string;
	trade: string;
}
interface Import {
	success: number;
	failure: number;
	failure_items: Array<Company & { errors: Array<{ message: string }> }>;
}

const api = <Body = Company>(
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
const namesAt = async (path: string) =>
	(await api<Company[]>('GET', path)).body.map(({ name }) => name);

const roofers = { name: 'Example Roofers', trade: 'Moisture Protection | Roofing' };

describe('companies of an account', () => {
	it('are created, found, changed and shown by both families', async () => {
		const { status, body } = await api('POST', companies, { ...roofers, city: 'Boston' });
		expect(status).toBe(201);
		expect(body).toMatchObject({
			...roofers,
			account_id: HUBS.us.accountId,
			city: 'Boston',
			phone: null,
		});
		expect(await namesAt(`${companies}/search?name=ROOF`)).toEqual([roofers.name]);
		const patch = { phone: '+1 555 0100', erp_id: 'ERP-9', name: 'Roofers & Co' };
		const changed = { ...body, ...patch };
		expect((await api('PATCH', `${companies}/${body.id}`, patch)).body).toEqual(changed);
		expect((await api('GET', `${companies}/${body.id}`)).body).toEqual(changed);
		const admin = `/construction/admin/v1/accounts/${HUBS.us.accountId}/companies`;
		const rows = (await api<{ results: object[] }>('GET', `${admin}?filter[erpId]=ERP-9`)).body;
		expect(rows.results).toMatchObject([
			{
				id: body.id,
				name: patch.name,
				addresses: [{ type: 'Main', city: 'Boston', phone: patch.phone }],
				projectSize: 0,
				userSize: 0,
			},
		]);
	});

	it('are searched by any of the texts or by all, in part or whole', async () => {
		const query = 'name=steel&trade=concrete';
		expect(await namesAt(`${companies}/search?${query}`)).toHaveLength(2);
		expect(await namesAt(`${companies}/search?${query}&operator=AND`)).toEqual([]);
		expect(await namesAt(`${companies}/search?${query}&partial=false`)).toEqual([
			'Example Concrete',
		]);
	});

	it('are listed sorted, and fields that do not exist are ignored', async () => {
		const { body } = await api<object[]>(
			'GET',
			`${companies}?sort=-name,size&field=name,color&limit=1`,
		);
		expect(body).toEqual([{ id: expect.any(String), name: 'Former Partner' }]);
	});

	it.each([
		['no trade', { name: 'X' }, 400],
		['a trade that is not listed', { name: 'X', trade: 'Roofing' }, 400],
		['an unknown field', { ...roofers, color: 'red' }, 400],
		['a name that exists', { name: 'example concrete', trade: 'Concrete' }, 409],
	])('are not created with %s', async (_what, json, status) => {
		expect((await api('POST', companies, json)).status).toBe(status);
	});

	it('are not found by an unknown ID, and not renamed to a name that exists', async () => {
		const [{ id }] = (await api<Company[]>('GET', companies)).body;
		expect((await api('GET', `${companies}/nobody`)).status).toBe(404);
		expect((await api('PATCH', `${companies}/nobody`, roofers)).status).toBe(404);
		expect((await api('PATCH', `${companies}/${id}`, { name: 'Example Steel' })).status).toBe(409);
		expect((await api('PATCH', `${companies}/${id}`, {})).status).toBe(400);
	});

	it('are imported; what is wrong comes back with the reason', async () => {
		const { status, body } = await api<Import>('POST', `${companies}/import`, [
			roofers,
			{ name: 'Example Steel', trade: 'Metals' },
			{ name: 'X', trade: 'Roofing' },
			roofers,
		]);
		expect(status).toBe(201);
		expect(body).toMatchObject({ success: 1, failure: 3 });
		expect(body.failure_items.map(({ name, errors }) => [name, errors.length])).toEqual([
			['Example Steel', 1],
			['X', 1],
			[roofers.name, 1],
		]);
		expect(await namesAt(companies)).toContain(roofers.name);
	});

	it('belong to a project through its members, who show a new name', async () => {
		const path = `${hq}/projects/${PROJECTS.tower.guid}/companies`;
		expect(await namesAt(path)).toEqual([]);
		const [{ id }] = (await api<Company[]>('GET', companies)).body;
		const tower = `/construction/admin/v1/projects/${PROJECTS.tower.guid}/users`;
		const asKim = { 'user-id': USERS.kim.id };
		await api('PATCH', `${tower}/${USERS.lee.id}`, { companyId: id }, asKim);
		expect((await api<object[]>('GET', path)).body).toMatchObject([
			{ id, project_id: PROJECTS.tower.guid, member_group_id: expect.stringMatching(/^\d+$/) },
		]);
		await api('PATCH', `${companies}/${id}`, { name: 'Concrete & Sons' });
		const member = await api<object>('GET', `${tower}/${USERS.lee.id}`);
		expect(member.body).toMatchObject({ companyName: 'Concrete & Sons' });
	});

	it('are for apps only, and looked up in the US unless the region is given', async () => {
		const token = userToken(simulator(), SCOPES);
		expect((await call(simulator(), 'GET', companies, { token })).status).toBe(403);
		const europe = `/hq/v1/accounts/${HUBS.emea.accountId}/companies`;
		expect((await api('GET', europe)).status).toBe(404);
		expect((await api('GET', europe, undefined, { region: 'EMEA' })).status).toBe(200);
	});
});
