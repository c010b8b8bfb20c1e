import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const AUTODESK_ID = '7KJX2MPQ4RTZ';
const USER = `/construction/admin/v1/accounts/${ACCOUNT}/users/${AUTODESK_ID}`;
const page = (...results: object[]) => ({
	pagination: { totalResults: results.length },
	results,
});

const get = (what: 'Projects' | 'Products' | 'Roles', parameters: INodeParameters = {}) =>
	runOperation(`accountUser.get${what}`, {
		account: byId(ACCOUNT),
		accountUser: byId(AUTODESK_ID),
		...parameters,
	});

describe('Account User: Get Projects', () => {
	const tower = {
		id: PROJECT,
		name: 'Tower A',
		status: 'active',
		type: 'Office',
		accountId: ACCOUNT,
		accessLevels: { projectAdmin: true, projectMember: true },
	};

	it('says in which projects the user is an admin', async () => {
		aps().get(`${USER}/projects`).query({ limit: 50, offset: 0 }).reply(200, page(tower));
		expect((await get('Projects')).records).toMatchObject([
			{ name: 'Tower A', status: 'active', projectAdmin: true, id: PROJECT },
		]);
	});

	it('filters, sorts and selects fields', async () => {
		aps({ region: 'DEU' })
			.get(`${USER}/projects`)
			.query({
				limit: 5,
				offset: 0,
				'filter[accessLevels]': 'projectAdmin',
				'filter[classification]': 'production',
				'filter[id]': PROJECT,
				'filter[jobNumber]': 'J-17',
				'filter[name]': 'Tower',
				'filter[platform]': 'acc',
				'filter[status]': 'active,archived',
				'filter[type]': 'Office,-Bridge',
				filterTextMatch: 'startsWith',
				'filter[updatedAt]': '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				sort: 'platform desc',
				fields: 'accessLevels',
			})
			.reply(200, page(tower));
		const { records } = await get('Projects', {
			limit: 5,
			simplify: false,
			filters: {
				accessLevels: ['projectAdmin'],
				classifications: ['production'],
				projectIds: `b.${PROJECT}`,
				jobNumber: 'J-17',
				name: 'Tower',
				platform: 'acc',
				statuses: ['active', 'archived'],
				types: ['Office'],
				excludedTypes: ['Bridge'],
				textMatch: 'startsWith',
				updatedSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
			},
			sort: { field: [{ name: 'platform', direction: 'desc' }] },
			options: { region: 'DEU', fields: ['accessLevels'] },
		});
		expect(records).toEqual([tower]);
	});

	it('says that only account admins may ask', async () => {
		aps().get(`${USER}/projects`).query(true).reply(403, { title: 'Forbidden' });
		expect((await get('Projects')).error?.description).toContain('is an admin of the account');
	});
});

describe('Account User: Get Products', () => {
	it('returns each product with its projects', async () => {
		const docs = {
			key: 'docs',
			name: 'Docs',
			icon: 'https://x.example/i.svg',
			projectIds: [PROJECT],
		};
		aps()
			.get(`${USER}/products`)
			.query({
				limit: 50,
				offset: 0,
				'filter[key]': 'docs,autoSpecs',
				'filter[projectId]': PROJECT,
			})
			.reply(200, page(docs));
		const filters = { products: ['docs', 'autospecs'], projectIds: PROJECT };
		expect((await get('Products', { filters })).records).toEqual([
			{ name: 'Docs', key: 'docs', projectIds: [PROJECT] },
		]);
	});
});

describe('Account User: Get Roles', () => {
	it('returns each role with its projects', async () => {
		const role = {
			id: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
			name: 'Architect',
			status: 'active',
			key: 'architect',
			createdAt: '2025-11-03T09:00:00Z',
			updatedAt: null,
			projectIds: [PROJECT],
		};
		aps()
			.get(`${USER}/roles`)
			.query({
				limit: 50,
				offset: 0,
				'filter[name]': 'Arch',
				'filter[status]': 'active',
				filterTextMatch: 'contains',
			})
			.reply(200, page(role));
		const filters = { name: 'Arch', status: 'active', textMatch: 'contains' };
		expect((await get('Roles', { filters })).records).toEqual([
			{
				name: 'Architect',
				status: 'active',
				createdAt: '2025-11-03T09:00:00.000Z',
				updatedAt: null,
				id: role.id,
				projectIds: [PROJECT],
			},
		]);
	});
});
