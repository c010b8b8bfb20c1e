import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const COMPANIES = `/construction/admin/v1/accounts/${ACCOUNT}/companies`;
const concrete = {
	id: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	accountId: ACCOUNT,
	name: 'Example Concrete',
	trade: 'Concrete',
	status: 'active',
	addresses: [
		{ type: 'Billing', city: 'Hamburg', country: 'Germany' },
		{ type: 'Main', city: 'Berlin', country: 'Germany' },
	],
	projectSize: 3,
	userSize: 7,
};
const one = { pagination: { totalResults: 1 }, results: [concrete] };

function getAll(parameters: INodeParameters = {}) {
	return runOperation('accountCompany.getAll', { account: byId(`b.${ACCOUNT}`), ...parameters });
}

describe('Account Company: Get Many', () => {
	it('flattens the records, with the main address', async () => {
		aps().get(COMPANIES).query({ limit: 50, offset: 0 }).reply(200, one);
		expect((await getAll()).records).toEqual([
			{
				id: concrete.id,
				name: 'Example Concrete',
				trade: 'Concrete',
				status: 'active',
				erpId: null,
				taxId: null,
				addressLine1: null,
				postalCode: null,
				city: 'Berlin',
				stateOrProvince: null,
				country: 'Germany',
				phone: null,
				websiteUrl: null,
				projectCount: 3,
				userCount: 7,
			},
		]);
	});

	it('filters, sorts and selects fields', async () => {
		aps({ region: 'JPN' })
			.get(COMPANIES)
			.query({
				limit: 10,
				offset: 0,
				'filter[name]': 'Ex & Co',
				'filter[trade]': 'Concrete',
				'filter[erpId]': '7',
				'filter[taxId]': 'DE1',
				'filter[status]': 'all',
				'filter[updatedAt]': '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				orFilters: 'name,trade',
				filterTextMatch: 'startsWith',
				sort: 'name desc,createdAt asc',
				fields: 'name,trade',
			})
			.reply(200, one);
		const { records } = await getAll({
			limit: 10,
			simplify: false,
			filters: {
				name: 'Ex & Co',
				trade: 'Concrete',
				erpId: '7',
				taxId: 'DE1',
				status: 'all',
				updatedSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
				matchAny: ['name', 'trade'],
				textMatch: 'startsWith',
			},
			sort: { field: [{ name: 'name', direction: 'desc' }, { name: 'createdAt' }] },
			options: { region: 'JPN', fields: ['name', 'trade'] },
		});
		expect(records).toEqual([concrete]);
	});

	it('closes an open date range', async () => {
		aps()
			.get(COMPANIES)
			.query({
				limit: 50,
				offset: 0,
				'filter[updatedAt]': '2026-01-01T00:00:00.000Z..9999-12-31T23:59:59.999Z',
			})
			.reply(200, one);
		const { error } = await getAll({ filters: { updatedSince: '2026-01-01T00:00:00Z' } });
		expect(error).toBeUndefined();
	});

	it('gives a custom query precedence over the fields', async () => {
		aps()
			.get(COMPANIES)
			.query({ limit: 50, offset: 0, 'filter[name]': 'B', orFilters: 'name,taxId' })
			.reply(200, one);
		const { error } = await getAll({
			filters: {
				name: 'A',
				customQuery: { 'filter[name]': 'B', orFilters: ['name', 'taxId'] },
			},
		});
		expect(error).toBeUndefined();
	});

	it('rejects a custom query with a paging key', async () => {
		const { error } = await getAll({ filters: { customQuery: '{ "offset": 100 }' } });
		expect(error?.message).toContain(
			'Custom Query (JSON): "offset" cannot be set here, because the node pages the list; use Return All or Limit',
		);
	});

	it('rejects an unknown status before any call', async () => {
		const { error } = await getAll({ filters: { status: '={{ "gone" }}' } });
		expect(error?.message).toContain('Status: "gone" is none of active, all, inactive');
	});

	it('rejects an invalid date before any call', async () => {
		const { error } = await getAll({ filters: { updatedSince: 'last week' } });
		expect(error?.message).toContain('Updated Since: "last week" is not a date');
	});

	it('points to the region if Autodesk finds nothing', async () => {
		aps().get(COMPANIES).query(true).reply(404, { title: 'Not Found', detail: 'no account' });
		expect((await getAll()).error?.description).toContain('Options > Region');
	});
});
