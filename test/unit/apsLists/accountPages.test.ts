import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, runOperation } from '../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const USERS = `/hq/v1/accounts/${ACCOUNT}/users`;
const COMPANIES = `/construction/admin/v1/accounts/${ACCOUNT}/companies`;
const all = { account: byId(ACCOUNT), returnAll: true, simplify: false };

const rows = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `row-${from + index}` }));

describe('lists with a total', () => {
	const companies = () => runOperation('accountCompany.getAll', all);
	const page = (offset: number, limit: number) => aps().get(COMPANIES).query({ limit, offset });
	const answer = (results: object[], totalResults: number, limit = 200) => ({
		pagination: { limit, totalResults },
		results,
	});

	it('are read in one call if the first page contains everything', async () => {
		page(0, 200).reply(200, answer(rows(0, 3), 3));
		expect((await companies()).records).toEqual(rows(0, 3));
	});

	it('are returned in order even if later pages arrive first', async () => {
		page(0, 200).reply(200, answer(rows(0, 200), 450));
		page(200, 200)
			.delay(50)
			.reply(200, answer(rows(200, 200), 450));
		page(400, 200).reply(200, answer(rows(400, 50), 450));
		expect((await companies()).records).toEqual(rows(0, 450));
	});

	it('have no gap after a page that is short because of hidden records', async () => {
		page(0, 200).reply(200, answer(rows(0, 150), 401));
		page(200, 200).reply(200, answer([], 401));
		page(400, 200).reply(200, answer(rows(400, 1), 401));
		expect((await companies()).records).toEqual([...rows(0, 150), ...rows(400, 1)]);
	});

	it('have no gap if the service returns smaller pages than requested', async () => {
		page(0, 200).reply(200, answer(rows(0, 100), 250, 100));
		page(100, 100).reply(200, answer(rows(100, 100), 250, 100));
		page(200, 100).reply(200, answer(rows(200, 50), 250, 100));
		expect((await companies()).records).toEqual(rows(0, 250));
	});

	it('reach the limit even if records of a page are hidden', async () => {
		page(0, 120).reply(200, answer(rows(0, 100), 400, 120));
		page(120, 120).reply(200, answer(rows(120, 120), 400, 120));
		const { records } = await runOperation('accountCompany.getAll', {
			...all,
			returnAll: false,
			limit: 120,
		});
		expect(records).toEqual([...rows(0, 100), ...rows(120, 20)]);
	});

	it('end before the limit if there are no more records', async () => {
		page(0, 120).reply(200, answer(rows(0, 100), 110, 120));
		const { records } = await runOperation('accountCompany.getAll', {
			...all,
			returnAll: false,
			limit: 120,
		});
		expect(records).toEqual(rows(0, 100));
	});

	it('are read page by page if only a link points to the next one', async () => {
		const next = { limit: 200, nextUrl: 'https://developer.api.autodesk.com/next' };
		page(0, 200).reply(200, { pagination: next, results: rows(0, 200) });
		page(200, 200).reply(200, { pagination: next, results: [] });
		page(400, 200).reply(200, {
			pagination: { limit: 200, nextUrl: null },
			results: rows(400, 5),
		});
		expect((await companies()).records).toEqual([...rows(0, 200), ...rows(400, 5)]);
	});

	it('can be empty without any content', async () => {
		page(0, 200).reply(204);
		expect((await companies()).records).toEqual([]);
	});

	it('include records added while they are read', async () => {
		page(0, 200).reply(200, answer(rows(0, 200), 201));
		page(200, 200).reply(200, answer(rows(200, 200), 402));
		page(400, 200).reply(200, answer(rows(400, 2), 402));
		expect((await companies()).records).toEqual(rows(0, 402));
	});

	it('stop at a page that is refused', async () => {
		page(0, 200).reply(200, answer(rows(0, 200), 600));
		page(200, 200).reply(403, { code: 403, title: 'Forbidden', detail: 'no admin' });
		page(400, 200).reply(200, answer(rows(400, 200), 600));
		const { error } = await companies();
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.description).toContain('no admin');
	});
});

describe('lists without a total', () => {
	const users = () => runOperation('accountUser.getAll', all, { as: 'twoLegged' });
	const page = (offset: number) => aps().get(USERS).query({ limit: 100, offset });

	it('do not wait for the rate limit of a page that turns out not to exist', async () => {
		page(0).reply(200, rows(0, 100));
		page(100).delay(50).reply(200, rows(100, 7));
		page(107).reply(200, []);
		page(200).reply(429, '', { 'Retry-After': '60' });
		const { records, error } = await users();
		expect(error).toBeUndefined();
		expect(records).toEqual(rows(0, 107));
	});

	it('stop at a page that is refused', async () => {
		page(0).reply(200, rows(0, 100));
		page(100).reply(403, { code: 403, message: 'not allowed' });
		page(200).reply(200, []);
		expect((await users()).error).toMatchObject({ httpCode: '403' });
	});
});
