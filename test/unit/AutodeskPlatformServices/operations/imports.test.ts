import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import type { SignIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const ROLE = '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a';
const account = byId(`b.${ACCOUNT}`);

const run = (
	name: string,
	as: SignIn,
	rows: readonly IDataObject[],
	parameters: INodeParameters = {},
) =>
	runOperation(
		name,
		{ account, ...parameters },
		{ as, items: rows.map((json) => ({ json })), onError: 'continueRegularOutput' },
	);

describe('Account User: Import', () => {
	const users = `/hq/v1/accounts/${ACCOUNT}/users/import`;
	const kim = { email: 'kim@example.com', firstName: 'Kim' };
	const lee = { email: 'lee@example.com', firstName: 'Lee' };

	it('sends the fields of each item as Autodesk names them', async () => {
		const record = { id: USER, email: 'KIM@example.com', first_name: 'Kim' };
		aps({ region: 'EMEA' })
			.post(users, [
				{ email: kim.email, first_name: 'Kim', company_id: COMPANY, extra: 1 },
				{ email: lee.email, first_name: 'Lee', company_id: COMPANY, extra: 1 },
			])
			.reply(201, {
				success: 1,
				failure: 1,
				success_items: [record],
				failure_items: [{ email: lee.email, errors: [{ message: 'no such country' }] }],
			});
		const { records } = await run('accountUser.import', 'twoLegged', [kim, lee], {
			simplify: false,
			additionalFields: {
				firstName: '={{ $json.firstName }}',
				company: byId(COMPANY),
				customBody: '{ "extra": 1 }',
			},
			options: { region: 'EMEA' },
		});
		expect(records).toEqual([
			{ result: 'imported', message: null, ...record },
			{ error: 'no such country', details: { email: lee.email, row: 2 } },
		]);
	});

	it('sends each account its own users', async () => {
		const other = ACCOUNT.replace('1f', '2f');
		for (const id of [ACCOUNT, other]) {
			aps()
				.post(`/hq/v1/accounts/${id}/users/import`, [{ email: kim.email }])
				.reply(201, { success_items: [{ id: USER, email: kim.email }] });
		}
		const rows = [ACCOUNT, other].map((id) => ({ ...kim, account: id }));
		const { records } = await run('accountUser.import', 'twoLegged', rows, {
			account: byId('={{ $json.account }}'),
		});
		expect(records).toMatchObject([{ result: 'imported' }, { result: 'imported' }]);
	});

	it('says of a row that the answer leaves out, and that a search does not find, that nobody knows', async () => {
		aps()
			.post(users)
			.reply(201, { success_items: [{ id: USER, email: kim.email }], failure_items: null })
			.get(users.replace('import', 'search'))
			.query({ email: lee.email, partial: false, limit: 100, offset: 0 })
			.reply(200, []);
		const { records } = await run('accountUser.import', 'twoLegged', [kim, lee]);
		expect(records[1].error).toContain('does not say whether it was added');
	});
});

describe('Project User: Import', () => {
	const members = `/construction/admin/v1/projects/${PROJECT}/users`;
	const rows = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com` }));
	const page = (results: object[]) => ({
		pagination: { limit: 200, offset: 0, totalResults: results.length },
		results,
	});

	it('imports who is no member, and returns the members that it then reads', async () => {
		const [a, b, c] = rows.map((row, index) => ({ ...row, id: `id-${index}`, status: 'pending' }));
		const read = (results: object[]) =>
			aps({ region: 'AUS' }).get(members).query(true).reply(200, page(results));
		read([a]);
		const user = {
			companyId: COMPANY,
			roleIds: [ROLE],
			products: [{ key: 'docs', access: 'member' }],
		};
		aps({ region: 'AUS' })
			.post(`/construction/admin/v2/projects/${PROJECT}/users:import`, {
				users: [
					{ email: b.email, ...user },
					{ email: c.email, ...user },
				],
				suppressAdministrativeEmails: true,
			})
			.reply(202, { jobId: 'x' });
		read([a, b]);
		read([a, b, c]);
		const { records } = await run('projectUser.import', 'oAuth2', rows, {
			project: byId(PROJECT),
			products: { product: [{ key: 'docs', access: 'member' }] },
			additionalFields: {
				company: byId(COMPANY),
				roles: { role: [{ role: byId(ROLE) }] },
			},
			options: { region: 'AUS', suppressInvitations: true },
		});
		expect(records).toMatchObject([
			{ error: expect.stringContaining('in the project already'), details: { row: 1 } },
			{ result: 'imported', email: b.email, projectId: PROJECT, id: b.id, status: 'pending' },
			{ result: 'imported', email: c.email, id: c.id },
		]);
	});

	it('sends nothing if everybody is a member', async () => {
		aps()
			.get(members)
			.query(true)
			.reply(200, page(rows.map((row, index) => ({ ...row, id: `id-${index}` }))));
		const { records } = await run('projectUser.import', 'oAuth2', rows, { project: byId(PROJECT) });
		expect(records.map(({ error }) => typeof error)).toEqual(['string', 'string', 'string']);
	});
});
