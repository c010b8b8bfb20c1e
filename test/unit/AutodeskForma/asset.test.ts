import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, CUT, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ASSET = 'b302d910-b5e3-46ba-81d8-6b6d30406e14';
const OTHER = '286c1ef7-70f6-4ebd-8f87-e7f591ec6b1f';
const INSTALLED = '84eb6a10-dde3-475f-aaf4-b5df3aebbd0b';
const ORDERED = '5ba5c1af-fcd6-4506-b5e4-f20f5321dd69';
const SET = '6eb35939-e5fb-453a-98ed-e2e11f326e73';
const VOLTAGE = '63801bb7-db1f-49bf-9000-a392a5879f22';
const MAKER = '757d0934-a4a0-4af8-821d-64d611e84a56';
const ACME = 'b959daad-4d00-4209-9acc-e900ac5832cf';
const ROOM = '826e102a-36de-41e7-8c58-1b1696ccbba8';
const V1 = `/construction/assets/v1/projects/${PROJECT}`;
const V2 = `/construction/assets/v2/projects/${PROJECT}/assets`;
const project = byId(`b.${PROJECT}`);
const asset = byId(ASSET);
/** Tests about something else save the calls for names. */
const unnamed = { options: { namesInOutput: false } };

const record = {
	id: ASSET,
	clientAssetId: 'AHU-101',
	categoryId: '42',
	statusId: INSTALLED,
	description: null,
	locationId: ROOM,
	barcode: 'F1',
	customAttributes: { ca1: '220', ca4: ACME },
	companyId: null,
	isActive: true,
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: '7KJX2MPQ4RTZ',
	updatedAt: '2026-03-03T08:15:30.000Z',
};
const simplified = {
	name: 'AHU-101',
	status: 'Installed',
	categoryName: 'Electrical > Units',
	description: null,
	barcode: 'F1',
	locationName: 'Room 103',
	customAttributes: { Voltage: 220, Maker: 'Acme' },
	active: true,
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: ASSET,
	categoryId: '42',
	statusId: INSTALLED,
	locationId: ROOM,
	companyId: null,
	createdById: '7KJX2MPQ4RTZ',
};
const withoutNames = {
	...simplified,
	status: null,
	categoryName: null,
	locationName: null,
	createdBy: null,
};

const CATEGORIES = [
	{ id: '1', name: 'ROOT', isRoot: true, isActive: true },
	{ id: '10', name: 'Electrical', parentId: '1', isActive: true },
	{ id: '42', name: 'Units', parentId: '10', isActive: true },
	{ id: '43', name: 'Old', parentId: '1', isActive: false },
];
const ATTRIBUTES = [
	{ id: VOLTAGE, name: 'ca1', displayName: 'Voltage', dataType: 'numeric' },
	{
		id: MAKER,
		name: 'ca4',
		displayName: 'Maker',
		dataType: 'select',
		values: [{ id: ACME, displayName: 'Acme' }],
	},
];
const whole = (...results: object[]) => ({
	pagination: { limit: 25, offset: 0, totalResults: results.length },
	results,
});
const page = (results: object[], cursorState?: string) => ({
	pagination: { limit: 200, cursorState, nextUrl: cursorState && 'https://example.com/?x=1' },
	results,
});

const withCategories = () =>
	aps()
		.get(`${V1}/categories`)
		.reply(200, whole(...CATEGORIES));

const withStatuses = () =>
	aps()
		.get(`${V1}/status-step-sets`)
		.query({ limit: 200 })
		.reply(
			200,
			page([
				{
					id: SET,
					name: 'Equipment',
					values: [
						{ id: INSTALLED, label: 'Installed', sortOrder: 2 },
						{ id: ORDERED, label: 'Ordered', sortOrder: 1 },
					],
				},
				{ id: OTHER, name: 'Other', isDefault: true, values: [{ id: OTHER, label: 'Specified' }] },
			]),
		);

function withStatusSet(categoryId = '42') {
	withStatuses();
	aps()
		.post(`${V1}/category-status-step-sets/status-step-sets:batch-get`, { ids: [categoryId] })
		.query({ includeInherited: true })
		.reply(200, { results: [{ categoryId, statusStepSetId: SET }] });
}

const withAttributes = () =>
	aps().get(`${V1}/custom-attributes`).query({ limit: 200 }).reply(200, page(ATTRIBUTES));

const withAttributesOfCategory = (...attributes: object[]) =>
	aps()
		.get(`${V1}/categories/42/custom-attributes`)
		.query({ includeInherited: true })
		.reply(200, whole(...attributes));

function withNames() {
	withCategories();
	withStatuses();
	withAttributes();
	aps()
		.get(`/construction/locations/v2/projects/${PROJECT}/trees/default/nodes`)
		.query(true)
		.reply(200, whole({ id: ROOM, name: 'Room 103', type: 'Area' }));
	aps()
		.get(`/construction/admin/v1/projects/${PROJECT}/users`)
		.query({ limit: 200, offset: 0, fields: 'name,autodeskId,roles' })
		.reply(200, whole({ id: OTHER, autodeskId: '7KJX2MPQ4RTZ', name: 'Kim Doe' }));
}

const withAsset = (...results: object[]) =>
	aps()
		.post(`${V2}:batch-get`, { ids: [ASSET] })
		.query({ includeCustomAttributes: true })
		.reply(200, { results });

const attributes = (...rows: Array<[id: string, value: string]>) => ({
	attribute: rows.map(([id, value]) => ({ attribute: byId(id), value })),
});

describe('Asset: Get Many', () => {
	const getAll = (parameters: INodeParameters) =>
		runOperation('asset.getAll', { project, ...parameters });

	it('reads all pages by their cursors, and names once', async () => {
		withNames();
		aps()
			.get(V2)
			.query({ limit: 200, includeCustomAttributes: true })
			.reply(200, page([record], 'NEXT'));
		aps()
			.get(V2)
			.query({ limit: 200, includeCustomAttributes: true, cursorState: 'NEXT' })
			.reply(200, page([{ ...record, id: OTHER }]));
		const { records } = await getAll({ returnAll: true });
		expect(records).toEqual([simplified, { ...simplified, id: OTHER }]);
	});

	it('sends every filter', async () => {
		withCategories();
		withStatuses();
		withAttributes();
		aps()
			.get(V2)
			.query({
				limit: 5,
				includeCustomAttributes: true,
				'filter[categoryId]': ['10', '42'],
				'filter[statusId]': INSTALLED,
				'filter[statusLabel]': ['Ordered', 'installed'],
				'filter[customAttributes][ca1]': '200..',
				'filter[customAttributes][ca4]': ACME,
				'filter[locationId]': ROOM,
				includeSubLocations: true,
				'filter[searchText]': 'air',
				'filter[updatedAt]': '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				includeDeleted: true,
				sort: 'createdAt asc,clientAssetId desc',
				'filter[x]': 'y',
			})
			.reply(200, page([{ id: ASSET }]));
		const { records } = await getAll({
			limit: 5,
			simplify: false,
			filters: {
				assetCategory: byId('10'),
				assetStatus: byId(INSTALLED),
				statusNames: 'Ordered, installed',
				customAttributes: attributes([VOLTAGE, '200..'], [MAKER, 'acme']),
				customQuery: '{ "filter[x]": "y" }',
				location: byId(ROOM),
				search: 'air',
				updatedSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
				includeDeleted: true,
			},
			sort: {
				field: [
					{ name: 'createdAt', direction: 'asc' },
					{ name: 'clientAssetId', direction: 'desc' },
				],
			},
		});
		expect(records).toEqual([{ id: ASSET }]);
	});

	it('finds a barcode on any page, as Autodesk has no filter for it', async () => {
		const query = { limit: 200, includeCustomAttributes: true };
		const plain = { ...record, customAttributes: {} };
		aps()
			.get(V2)
			.query(query)
			.reply(200, page([{ ...plain, id: OTHER, barcode: 'F11' }], 'N'));
		aps()
			.get(V2)
			.query({ ...query, cursorState: 'N' })
			.reply(200, page([plain]));
		const { records } = await getAll({ limit: 1, filters: { barcode: 'F1' }, ...unnamed });
		expect(records).toEqual([{ ...withoutNames, customAttributes: {} }]);
	});

	it.each<[what: string, filters: INodeParameters, message: string, needed: () => unknown]>([
		['status that no set has', { statusNames: 'Instaled' }, 'Similar: Installed', withStatuses],
		['category that there is not', { assetCategory: byId('7') }, 'ID 7', withCategories],
		[
			'range that is none',
			{ customAttributes: attributes([VOLTAGE, '..']) },
			'is not a range',
			withAttributes,
		],
		['paging of its own', { customQuery: '{ "cursorState": "X" }' }, 'cursorState', () => {}],
	])('refuses a %s', async (_what, filters, message, needed) => {
		needed();
		const { error } = await getAll({ filters, simplify: false });
		expect(error?.message).toContain(message);
	});

	it('says what to check if the product is not active', async () => {
		aps().get(V2).query(true).reply(403, { title: 'Forbidden' });
		const { error } = await getAll({});
		expect(error?.description).toContain('a product with assets, such as Autodesk Build');
	});

	it('shows keys in place of names that cannot be read', async () => {
		aps()
			.get(V2)
			.query(true)
			.reply(200, page([record]));
		aps().get(`${V1}/custom-attributes`).query(true).reply(403);
		const { records } = await getAll(unnamed);
		expect(records).toEqual([{ ...withoutNames, customAttributes: record.customAttributes }]);
	});
});

describe('Asset: Get', () => {
	it('finds the asset by its name', async () => {
		withNames();
		aps()
			.get(V2)
			.query({ limit: 200, 'filter[searchText]': 'ahu-101' })
			.reply(200, page([record, { ...record, id: OTHER, clientAssetId: 'AHU-1010' }]));
		withAsset(record);
		const { records } = await runOperation('asset.get', { project, asset: byName('ahu-101') });
		expect(records).toEqual([simplified]);
	});

	it('reports an asset that Autodesk leaves out', async () => {
		withAsset();
		const { error } = await runOperation('asset.get', { project, asset });
		expect(error?.message).toContain(`the project has no asset with the ID ${ASSET}`);
	});
});

describe('Asset: Create', () => {
	const create = (parameters: INodeParameters = {}) =>
		runOperation('asset.create', {
			project,
			name: ' AHU-101 ',
			assetCategory: byId('42'),
			assetStatus: byName('installed'),
			...unnamed,
			...parameters,
		});
	const withAssets = (...assets: object[]) =>
		aps().get(V2).query({ limit: 200, 'filter[categoryId]': '42' }).reply(200, page(assets));
	const body = { clientAssetId: 'AHU-101', categoryId: '42', statusId: INSTALLED };

	it('sends names as IDs, and values in the form of their attributes', async () => {
		withCategories();
		withStatusSet();
		withAttributesOfCategory(...ATTRIBUTES);
		withAttributes();
		withAssets({ ...record, clientAssetId: 'AHU-102' });
		aps()
			.post(`${V2}:batch-create`, [
				{
					...body,
					customAttributes: { ca1: '6.5', ca4: ACME },
					barcode: 'F1',
					description: 'Basement',
					locationId: ROOM,
					x: 1,
				},
			])
			.reply(201, { results: [record] });
		const { records } = await create({
			additionalFields: {
				barcode: 'F1',
				customAttributes: attributes([VOLTAGE, '6.50'], [MAKER, 'ACME']),
				customBody: '{ "x": 1 }',
				description: 'Basement',
				location: byId(ROOM),
			},
		});
		expect(records).toEqual([{ ...withoutNames, outcome: 'created' }]);
	});

	it('fails if the category has an asset of this name', async () => {
		withCategories();
		withStatusSet();
		withAssets(record);
		const { error } = await create();
		expect(error?.message).toContain(`has an asset "AHU-101" already: ${ASSET}`);
	});

	it('returns the asset that exists, and looks at the category once for all items', async () => {
		withCategories();
		withStatusSet();
		withAssets(record);
		withAttributes();
		withAsset(record);
		withAsset(record);
		const { records } = await runOperation(
			'asset.create',
			{
				project,
				name: 'ahu-101',
				assetCategory: byName('Electrical > Units'),
				assetStatus: byId(INSTALLED),
				ifExists: 'return',
				...unnamed,
			},
			{ items: [{ json: {} }, { json: {} }] },
		);
		const existed = { ...withoutNames, outcome: 'existed' };
		expect(records).toEqual([existed, existed]);
	});

	it('changes the asset that exists', async () => {
		withCategories();
		withStatusSet();
		withAssets(record);
		withAttributes();
		aps()
			.patch(`${V2}:batch-patch`, { [ASSET]: { statusId: INSTALLED, barcode: 'F1' } })
			.reply(200, { [ASSET]: record });
		const { records } = await create({ ifExists: 'update', additionalFields: { barcode: 'F1' } });
		expect(records).toEqual([{ ...withoutNames, outcome: 'updated' }]);
	});

	it('creates another one without looking if that is wanted', async () => {
		withCategories();
		withStatusSet();
		withAttributesOfCategory();
		withAttributes();
		aps()
			.post(`${V2}:batch-create`, [body])
			.reply(201, { results: [record] });
		const { records } = await create({ ifExists: 'another' });
		expect(records).toMatchObject([{ outcome: 'created' }]);
	});

	it('refuses an asset without a value that the category requires', async () => {
		withCategories();
		withStatusSet();
		withAttributesOfCategory({ ...ATTRIBUTES[0], requiredOnIngress: true });
		withAssets();
		const { error } = await create();
		expect(error?.message).toContain('the category requires a value of Voltage');
	});

	it('does not send a lost call again, which could create a second asset', async () => {
		withCategories();
		withStatusSet();
		withAttributesOfCategory();
		withAssets();
		aps().post(`${V2}:batch-create`).replyWithError(CUT);
		const { error } = await create();
		expect(error?.description).toContain('If It Exists > Return It');
	});

	it.each<[what: string, parameters: INodeParameters, message: string, needed: () => unknown]>([
		['an inactive category', { assetCategory: byId('43') }, '"Old" is inactive', withCategories],
		['a category that there is not', { assetCategory: byId('7') }, 'ID 7', withCategories],
		[
			'a status of another set',
			{ assetStatus: byName('Specified') },
			'"Specified" is not in the status set of the category "Electrical > Units". Statuses: Ordered, Installed',
			() => {
				withCategories();
				withStatusSet();
			},
		],
		[
			'an attribute that the category does not have',
			{ additionalFields: { customAttributes: attributes([VOLTAGE, '1']) } },
			'does not have the attribute "Voltage". It has Maker',
			() => {
				withCategories();
				withStatusSet();
				withAttributesOfCategory(ATTRIBUTES[1]);
				withAttributes();
			},
		],
		['no name', { name: ' ' }, 'Name: enter text', () => {}],
		['no status', { assetStatus: byName('={{ " " }}') }, 'Status: choose a status', () => {}],
		[
			'a description that is too long',
			{ additionalFields: { description: 'x'.repeat(1001) } },
			'at most 1000',
			() => {},
		],
	])('refuses %s before anything is sent', async (_what, parameters, message, needed) => {
		needed();
		expect((await create(parameters)).error?.message).toContain(message);
	});
});

describe('Asset: Update', () => {
	const update = (updateFields: INodeParameters) =>
		runOperation('asset.update', { project, asset, updateFields, ...unnamed });
	const withPatch = (changes: Record<string, unknown>, answer: object) =>
		aps()
			.patch(`${V2}:batch-patch`, JSON.stringify({ [ASSET]: changes }))
			.reply(200, answer);

	it('sends only what changes, with a status of the category', async () => {
		withAsset(record);
		withStatusSet();
		withAttributesOfCategory(...ATTRIBUTES);
		withAttributes();
		withPatch(
			{ statusId: ORDERED, customAttributes: { ca1: '110' }, clientAssetId: 'AHU-1' },
			{ [ASSET]: record },
		);
		const { records } = await update({
			assetStatus: byName('Ordered'),
			customAttributes: attributes([VOLTAGE, '110']),
			name: 'AHU-1',
		});
		expect(records).toEqual([withoutNames]);
	});

	it('reads the asset again if the answer lacks its attributes', async () => {
		withAsset(record);
		withPatch({ barcode: 'F2' }, { [ASSET]: { id: ASSET } });
		withAsset(record);
		withAttributes();
		expect((await update({ barcode: 'F2' })).records).toEqual([withoutNames]);
	});

	it('refuses a new category whose status set does not have the status', async () => {
		withAsset({ ...record, categoryId: '10', statusId: OTHER });
		withCategories();
		withStatusSet();
		const { error } = await update({ assetCategory: byId('42') });
		expect(error?.message).toContain('is not in the status set of the category');
	});

	it('refuses an update that changes nothing', async () => {
		expect((await update({})).error?.message).toContain('add at least one field');
	});

	it('says what to do about a conflict', async () => {
		withAsset(record);
		aps().patch(`${V2}:batch-patch`).reply(409, { title: 'Conflict', detail: 'Busy' });
		const { error } = await update({ barcode: 'F2' });
		expect(error?.description).toContain('changed or deleted in the meantime');
	});
});

describe('Asset: Delete', () => {
	it('deletes one asset', async () => {
		aps()
			.post(`${V2}:batch-delete`, { ids: [ASSET] })
			.reply(204);
		expect((await runOperation('asset.delete', { project, asset })).records).toEqual([
			{ deleted: true },
		]);
	});

	it('reports an asset that there is not', async () => {
		aps().post(`${V2}:batch-delete`).reply(404, { title: 'Not Found' });
		const { error } = await runOperation('asset.delete', { project, asset });
		expect(error?.description).toContain('no product with assets is active');
	});

	it('waits for the rate limit', async () => {
		aps().post(`${V2}:batch-delete`).reply(429, {}, { 'retry-after': '1' });
		aps().post(`${V2}:batch-delete`).reply(204);
		expect((await runOperation('asset.delete', { project, asset })).records).toHaveLength(1);
	});
});

describe('Asset: Get Categories', () => {
	it('returns the tree as a list, without its root', async () => {
		withCategories();
		expect((await runOperation('asset.getCategories', { project })).records).toEqual([
			{
				name: 'Electrical',
				description: null,
				path: 'Electrical',
				active: true,
				id: '10',
				parentId: null,
			},
			{
				name: 'Units',
				description: null,
				path: 'Electrical > Units',
				active: true,
				id: '42',
				parentId: '10',
			},
			{ name: 'Old', description: null, path: 'Old', active: false, id: '43', parentId: null },
		]);
	});

	it('asks for more if rows are missing by the count of the service', async () => {
		aps()
			.get(`${V1}/categories`)
			.reply(200, {
				pagination: { limit: 25, offset: 0, totalResults: 2 },
				results: [CATEGORIES[0]],
			});
		aps()
			.get(`${V1}/categories`)
			.query({ offset: '1' })
			.reply(200, {
				pagination: { limit: 25, offset: 1, totalResults: 2 },
				results: [CATEGORIES[1]],
			});
		const { records } = await runOperation('asset.getCategories', { project });
		expect(records).toMatchObject([{ name: 'Electrical' }]);
	});
});

describe('Asset: Get Statuses', () => {
	it('returns those of one category, in their order', async () => {
		withStatusSet('10');
		const { records } = await runOperation('asset.getStatuses', {
			project,
			filters: { assetCategory: byId('10') },
		});
		const set = { description: null, statusSetName: 'Equipment', isDefault: false };
		expect(records).toEqual([
			{ name: 'Ordered', ...set, id: ORDERED, statusSetId: SET },
			{ name: 'Installed', ...set, id: INSTALLED, statusSetId: SET },
		]);
	});
});
