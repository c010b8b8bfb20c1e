import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import {
	account,
	ACCOUNT,
	PROJECT,
	PROJECTS,
	tower,
	UNIT,
} from '../../../harness/samples/accountProjects';

mockAps();

describe('Account Project: Get Many', () => {
	const one = { pagination: { totalResults: 1 }, results: [tower] };
	const getAll = (parameters: INodeParameters = {}) =>
		runOperation('accountProject.getAll', { account, ...parameters });

	it('flattens the records', async () => {
		aps().get(PROJECTS).query({ limit: 50, offset: 0 }).reply(200, one);
		expect((await getAll()).records).toEqual([
			{
				id: PROJECT,
				name: 'Tower A',
				status: 'active',
				type: 'Office',
				platform: 'acc',
				classification: 'production',
				jobNumber: 'J-17',
				city: null,
				country: null,
				timeZone: null,
				projectValue: null,
				currency: null,
				memberCount: null,
				startDate: '2026-01-01',
				endDate: '2027-12-31',
				businessUnitId: UNIT,
				accountId: ACCOUNT,
				updatedAt: '2026-03-02T16:40:00.000Z',
			},
		]);
	});

	it('filters and sorts', async () => {
		aps({ region: 'CAN' })
			.get(PROJECTS)
			.query({
				limit: 200,
				offset: 0,
				'filter[name]': 'Tower',
				'filter[jobNumber]': 'J-',
				'filter[classification]': 'production,template',
				'filter[platform]': 'acc',
				'filter[products]': 'docs,autospecs',
				'filter[status]': 'active,pending',
				'filter[type]': 'Office,-Oil & Gas',
				'filter[businessUnitId]': UNIT,
				'filter[updatedAt]': '1970-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				filterTextMatch: 'equals',
				sort: 'createdAt desc',
			})
			.reply(200, one);
		const { records } = await getAll({
			returnAll: true,
			simplify: false,
			filters: {
				name: 'Tower',
				jobNumber: 'J-',
				classifications: ['production', 'template'],
				platform: 'acc',
				products: ['docs', 'autospecs'],
				statuses: ['active', 'pending'],
				types: ['Office'],
				excludedTypes: ['Oil & Gas'],
				businessUnit: byId(UNIT),
				updatedUntil: '2026-02-01T00:00:00Z',
				textMatch: 'equals',
			},
			sort: { field: [{ name: 'createdAt', direction: 'desc' }] },
			options: { region: 'CAN' },
		});
		expect(records).toEqual([tower]);
	});

	it('accepts types from an expression, as a list or comma-separated text', async () => {
		aps()
			.get(PROJECTS)
			.query({ limit: 50, offset: 0, 'filter[type]': 'Office,Bridge,-Rail' })
			.reply(200, one);
		const { error } = await getAll({
			filters: { types: '={{ "Office, Bridge" }}', excludedTypes: '={{ ["Rail"] }}' },
		});
		expect(error).toBeUndefined();
	});

	it('omits blank filters, and accepts numbers as text', async () => {
		aps().get(PROJECTS).query({ limit: 50, offset: 0, 'filter[jobNumber]': '17' }).reply(200, one);
		const { error } = await getAll({ filters: { name: ' ', jobNumber: '={{ 17 }}' } });
		expect(error).toBeUndefined();
	});

	it.each([
		['Name: use at most 255 characters', { name: 'x'.repeat(256) }],
		['Platform: "revit" is none of acc, bim360', { platform: '={{ "revit" }}' }],
		['Statuses: "closed" is none of active, archived', { statuses: '={{ "active,closed" }}' }],
		[
			'Updated Until: 2026-01-01T00:00:00.000Z is before Updated Since, 2026-01-02',
			{ updatedSince: '2026-01-02T00:00:00Z', updatedUntil: '2026-01-01T00:00:00Z' },
		],
	])('refuses before any call: %s', async (message, filters) => {
		expect((await getAll({ filters })).error?.message).toContain(message);
	});

	it('can act for a user with a 2-legged credential', async () => {
		aps({ 'user-id': '7KJX2MPQ4RTZ' }).get(PROJECTS).query(true).reply(200, one);
		const options = { actAsUser: '7KJX2MPQ4RTZ' };
		const { error } = await runOperation(
			'accountProject.getAll',
			{ account, options },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});
});
