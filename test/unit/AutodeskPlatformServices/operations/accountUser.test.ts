import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const USERS = `/hq/v1/accounts/${ACCOUNT}/users`;
const account = byId(`b.${ACCOUNT}`);
const accountUser = byId(USER);
const kim = {
	id: USER,
	account_id: ACCOUNT,
	uid: '7KJX2MPQ4RTZ',
	email: 'kim.doe@example.com',
	name: 'Kim Doe',
	role: 'account_user',
	status: 'active',
	company_id: COMPANY,
	company_name: 'Example Concrete',
	job_title: 'Architect',
	last_sign_in: '2026-03-02T16:40:00.000Z',
	created_at: '2025-11-03T09:00:00.000Z',
	about_me: null,
};

function run(operation: string, parameters: INodeParameters = {}) {
	return runOperation(`accountUser.${operation}`, { account, ...parameters }, { as: 'twoLegged' });
}

describe('Account User: Get Many', () => {
	const rows = (from: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: `user-${from + index}` }));
	const page = (offset: number, count: number) =>
		aps().get(USERS).query({ limit: 100, offset }).reply(200, rows(offset, count));

	it('flattens the records', async () => {
		aps().get(USERS).query({ limit: 50, offset: 0 }).reply(200, [kim]);
		aps().get(USERS).query({ limit: 50, offset: 1 }).reply(200, []);
		expect((await run('getAll')).records).toEqual([
			{
				id: USER,
				autodeskId: '7KJX2MPQ4RTZ',
				email: 'kim.doe@example.com',
				name: 'Kim Doe',
				status: 'active',
				role: 'account_user',
				companyId: COMPANY,
				companyName: 'Example Concrete',
				jobTitle: 'Architect',
				phone: null,
				defaultRole: null,
				defaultRoleId: null,
				lastSignInAt: '2026-03-02T16:40:00.000Z',
				createdAt: '2025-11-03T09:00:00.000Z',
			},
		]);
	});

	it('continues after a page that is not full, until a page is empty', async () => {
		page(0, 99);
		page(99, 100);
		page(199, 31);
		page(230, 0);
		// Asked for ahead, before the short page showed that there are none.
		page(299, 0);
		const { records } = await run('getAll', { returnAll: true, simplify: false });
		expect(records).toEqual(rows(0, 230));
	});

	it('makes one more call if the first page is not full', async () => {
		page(0, 99);
		page(99, 0);
		expect((await run('getAll', { returnAll: true })).records).toHaveLength(99);
	});

	it('reads all pages in order, without gaps or duplicates', async () => {
		page(0, 100);
		page(100, 100);
		page(200, 100);
		page(300, 40);
		page(340, 0);
		// Asked for ahead, before the short page showed that there are none.
		for (const offset of [400, 500, 600]) page(offset, 0);
		const { records } = await run('getAll', { returnAll: true, simplify: false });
		expect(records).toEqual(rows(0, 340));
	});

	it('treats an empty page or no content as the end', async () => {
		page(0, 100);
		aps().get(USERS).query({ limit: 100, offset: 100 }).reply(204);
		aps().get(USERS).query({ limit: 100, offset: 200 }).reply(200, []);
		expect((await run('getAll', { returnAll: true })).records).toHaveLength(100);
	});

	it('requests no page beyond the limit', async () => {
		page(0, 100);
		page(100, 100);
		const { records } = await run('getAll', { limit: 130, simplify: false });
		expect(records).toEqual(rows(0, 130));
	});

	it('sorts, selects fields and sends the region', async () => {
		const query = { limit: 50, sort: 'company_name,-last_sign_in', field: 'email,name' };
		aps({ region: 'EMEA' })
			.get(USERS)
			.query({ ...query, offset: 0 })
			.reply(200, [{ id: USER }])
			.get(USERS)
			.query({ ...query, offset: 1 })
			.reply(200, []);
		const { records } = await run('getAll', {
			simplify: false,
			sort: {
				field: [
					{ name: 'company_name', direction: 'asc' },
					{ name: 'last_sign_in', direction: 'desc' },
				],
			},
			options: { region: 'EMEA', fields: ['email', 'name'] },
		});
		expect(records).toEqual([{ id: USER }]);
	});

	it('takes the account from a pasted link', async () => {
		aps().get(USERS).query(true).reply(200, []);
		const link = `https://acc.autodesk.com/account-admin/projects/accounts/${ACCOUNT}`;
		expect((await run('getAll', { account: byUrl(link) })).error).toBeUndefined();
	});

	it('points to the region if Autodesk does not find the account', async () => {
		aps().get(USERS).query(true).reply(404, { code: 1004, message: 'this account does not exist' });
		const { error } = await run('getAll');
		expect(error).toMatchObject({ httpCode: '404', message: 'List Account Users: not found' });
		expect(error?.description).toContain('this account does not exist');
		expect(error?.description).toContain('Options > Region');
	});

	it('says which scope is missing', async () => {
		aps().get(USERS).query(true).reply(403, { errorCode: 'AUTH-010', developerMessage: 'no' });
		const { error } = await runOperation(
			'accountUser.getAll',
			{ account },
			{ as: 'twoLegged', credentials: signedIn('twoLegged', ['data:read']) },
		);
		expect(error?.description).toContain('Missing: account:read');
	});

	it('rejects a 3-legged credential before any call', async () => {
		const { error } = await runOperation('accountUser.getAll', { account });
		expect(error?.message).toContain('List Account Users works with App (2-Legged OAuth2) only');
	});

	it.each([
		['', 'Account: choose an account, or enter its ID'],
		['b.123', 'Account: "123" is not an ID; expected a GUID'],
		['a.YnVzaW5lc3M', 'Account: "a.YnVzaW5lc3M" is not an ID; expected a GUID'],
	])('refuses the account "%s" before any call', async (id, message) => {
		const { error } = await run('getAll', { account: `={{ "${id}" }}` });
		expect(error?.message).toContain(message);
	});
});

describe('Account User: Search', () => {
	it('searches for parts of all texts', async () => {
		const query = {
			email: '@example.com',
			name: 'Kim',
			operator: 'AND',
			partial: true,
			limit: 50,
		};
		aps()
			.get(`${USERS}/search`)
			.query({ ...query, offset: 0 })
			.reply(200, [kim])
			.get(`${USERS}/search`)
			.query({ ...query, offset: 1 })
			.reply(200, []);
		const { records } = await run('search', {
			searchFor: { email: '@example.com', name: ' Kim ' },
		});
		expect(records).toMatchObject([{ id: USER, email: 'kim.doe@example.com' }]);
	});

	it('searches for whole texts, any of which is enough', async () => {
		aps()
			.get(`${USERS}/search`)
			.query({
				company_name: 'Example Concrete',
				email: 'kim.doe@example.com',
				operator: 'OR',
				partial: false,
				limit: 1,
				offset: 0,
			})
			.reply(200, [kim]);
		const { records } = await run('search', {
			limit: 1,
			searchFor: { companyName: 'Example Concrete', email: 'kim.doe@example.com' },
			options: { matchAny: true, wholeText: true },
		});
		expect(records).toHaveLength(1);
	});

	it('accepts a number as text, and selects fields', async () => {
		const query = {
			company_name: '4711',
			operator: 'AND',
			partial: true,
			sort: '-name',
			field: 'email',
			limit: 50,
		};
		aps()
			.get(`${USERS}/search`)
			.query({ ...query, offset: 0 })
			.reply(200, [{ id: USER, email: 'kim.doe@example.com' }])
			.get(`${USERS}/search`)
			.query({ ...query, offset: 1 })
			.reply(200, []);
		const { records } = await run('search', {
			simplify: false,
			searchFor: { companyName: '={{ 4711 }}' },
			sort: { field: [{ name: 'name', direction: 'desc' }] },
			options: { fields: ['email'] },
		});
		expect(records).toEqual([{ id: USER, email: 'kim.doe@example.com' }]);
	});

	it('rejects an empty search', async () => {
		const { error } = await run('search', { searchFor: { name: ' ' } });
		expect(error?.message).toContain('Search For: enter a name');
	});
});

describe('Account User: Get', () => {
	it('reads one user', async () => {
		aps({ region: 'AUS' }).get(`${USERS}/${USER}`).reply(200, kim);
		const { records } = await run('get', {
			accountUser,
			simplify: false,
			options: { region: 'AUS' },
		});
		expect(records).toEqual([kim]);
	});

	it('distinguishes the ID from the Autodesk ID before any call', async () => {
		const { error } = await run('get', { accountUser: byId('7KJX2MPQ4RTZ') });
		expect(error?.message).toContain('Account User: "7KJX2MPQ4RTZ" is not an ID; expected a GUID');
	});

	it('reports an unknown user', async () => {
		aps().get(`${USERS}/${USER}`).reply(404, { code: 404, message: 'not found' });
		expect((await run('get', { accountUser })).error).toMatchObject({ httpCode: '404' });
	});
});

describe('Account User: Create', () => {
	it('sends what was filled in with the names of the service', async () => {
		aps({ 'content-type': 'application/json' })
			.post(USERS, {
				email: 'kim.doe@example.com',
				first_name: 'Kim',
				address_line_1: '1 Example Street',
				company_id: COMPANY,
				company: 'Elsewhere Ltd',
				nickname: 'kimmy',
			})
			.reply(201, { ...kim, status: 'not_invited' });
		const { records } = await run('create', {
			email: ' kim.doe@example.com ',
			additionalFields: {
				firstName: 'Kim',
				nickname: 'kim',
				phone: '',
				addressLine1: '1 Example Street',
				company: { __rl: true, mode: 'id', value: COMPANY },
				companyName: 'Elsewhere Ltd',
				customBody: '{ "nickname": "kimmy" }',
			},
		});
		expect(records).toMatchObject([{ id: USER, status: 'not_invited' }]);
	});

	it('sends every personal field', async () => {
		aps()
			.post(USERS, {
				email: 'kim.doe@example.com',
				about_me: 'Builder',
				address_line_2: 'Back',
				city: 'Berlin',
				country: 'DE',
				default_role: 'Architect',
				image_url: 'https://example.com/kim.png',
				industry: 'Construction',
				job_title: 'Architect',
				last_name: 'Doe',
				phone: '+49 30 123456',
				postal_code: '10115',
				state_or_province: 'Berlin',
				name: 'Kim Doe',
			})
			.reply(201, kim);
		const { error } = await run('create', {
			email: 'kim.doe@example.com',
			additionalFields: {
				aboutMe: 'Builder',
				addressLine2: 'Back',
				city: 'Berlin',
				country: 'DE',
				defaultRole: 'Architect',
				imageUrl: 'https://example.com/kim.png',
				industry: 'Construction',
				jobTitle: 'Architect',
				lastName: 'Doe',
				phone: '+49 30 123456',
				postalCode: '10115',
				stateOrProvince: 'Berlin',
				customBody: { name: 'Kim Doe' },
			},
		});
		expect(error).toBeUndefined();
	});

	it('says what to do if the email address is taken', async () => {
		aps().post(USERS).reply(409, { code: 409, message: 'User exists' });
		const { error } = await run('create', { email: 'kim.doe@example.com' });
		expect(error?.description).toContain('Change If It Exists to return or update them');
	});

	it('is not repeated if the outcome is unknown', async () => {
		aps().post(USERS).reply(503);
		expect((await run('create', { email: 'kim.doe@example.com' })).error).toMatchObject({
			httpCode: '503',
		});
	});

	it('waits as long as Autodesk asks if the rate limit is reached', async () => {
		aps().post(USERS).reply(429, '', { 'Retry-After': '7' }).post(USERS).reply(201, kim);
		expect((await run('create', { email: 'kim.doe@example.com' })).records).toHaveLength(1);
		expect(waits[0]).toBeGreaterThanOrEqual(7000);
	});

	it.each([
		['Email: "kim.example.com" is not an email address', { email: 'kim.example.com' }],
		['Email: "" is not an email address', { email: '={{ "" }}' }],
		['Email: "5" is not an email address', { email: '={{ 5 }}' }],
		['Email: "a@b.de,c@d.de" is not an email address', { email: 'a@b.de,c@d.de' }],
		[
			'Custom Body (JSON): this is not valid JSON',
			{ email: 'kim@example.com', additionalFields: { customBody: '{ nickname' } },
		],
		[
			'Company: "Example" is not an ID',
			{ email: 'kim@example.com', additionalFields: { company: 'Example' } },
		],
		[
			'City: use at most 255 characters',
			{ email: 'kim@example.com', additionalFields: { city: 'x'.repeat(256) } },
		],
	])('refuses before any call: %s', async (message, parameters) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
	});
});

describe('Account User: Update', () => {
	it('changes status, company and default role', async () => {
		aps({ region: 'GBR' })
			.patch(`${USERS}/${USER}`, {
				status: 'inactive',
				company_id: COMPANY,
				default_role: 'Architect',
			})
			.reply(200, { ...kim, status: 'inactive' });
		const { records } = await run('update', {
			accountUser,
			updateFields: { status: 'inactive', company: byId(COMPANY), defaultRole: 'Architect' },
			options: { region: 'GBR' },
		});
		expect(records).toMatchObject([{ id: USER, status: 'inactive' }]);
	});

	it('explains why the status of a user who is not invited cannot change', async () => {
		aps().patch(`${USERS}/${USER}`).reply(422, { code: 422, message: 'unprocessable' });
		const { error } = await run('update', { accountUser, updateFields: { status: 'active' } });
		expect(error?.description).toContain('pending or not invited');
	});

	it.each([{ defaultRole: '' }, { status: '={{ "" }}' }, { status: '={{ null }}' }])(
		'refuses an update that changes nothing: %o',
		async (updateFields) => {
			const { error } = await run('update', { accountUser, updateFields });
			expect(error?.message).toContain('Update Fields: add at least one field to change');
		},
	);

	it('accepts a status in capitals and rejects an unknown one', async () => {
		aps().patch(`${USERS}/${USER}`, { status: 'inactive' }).reply(200, kim);
		const update = (status: string) => run('update', { accountUser, updateFields: { status } });
		expect((await update('={{ "Inactive" }}')).error).toBeUndefined();
		expect((await update('={{ "pending" }}')).error?.message).toContain(
			'Status: "pending" is none of active, inactive',
		);
	});
});
