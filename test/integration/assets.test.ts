import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, LOCATIONS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const kim = { as: 'kim' } as const;
const tower = { hub: byId(HUBS.us.id), project: byName('tower a') };
const room = LOCATIONS.find(({ name }) => name === 'Room 103')!;
const stored = () => [...(simulator().state.assets.get(PROJECTS.tower.id)?.values() ?? [])];

async function create(parameters: INodeParameters = {}) {
	const [created] = await run(
		'asset.create',
		{
			...tower,
			name: 'Outlet 1',
			assetCategory: byName('Electrical > Outlets'),
			assetStatus: byName('ordered'),
			...parameters,
		},
		kim,
	);
	return created;
}

const values = (...rows: Array<[name: string, value: string]>) => ({
	attribute: rows.map(([name, value]) => ({ attribute: byName(name), value })),
});

describe('an asset', () => {
	it('is created, found, changed and deleted by names', async () => {
		const created = await create({
			additionalFields: {
				barcode: 'F1',
				description: 'Next to the door',
				location: byName('Room 103'),
				customAttributes: values(
					['voltage', '220'],
					['Manufacturer', 'acme'],
					['Systems', 'Light, power'],
					['Inspected On', '2026-03-02T10:00:00'],
					['Critical', 'true'],
				),
			},
		});
		expect(created).toMatchObject({
			name: 'Outlet 1',
			outcome: 'created',
			status: 'Ordered',
			categoryName: 'Electrical > Outlets',
			locationName: 'Level 1 > Room 103',
			createdBy: 'Kim Doe',
			customAttributes: {
				Voltage: 220,
				Manufacturer: 'Acme',
				Systems: ['Light', 'Power'],
				'Inspected On': '2026-03-02',
				Critical: true,
			},
			categoryId: '11',
			locationId: room.id,
		});
		expect(stored()[0].customAttributes).toMatchObject({ ca1: '220', ca5: true });

		const asset = byName('outlet 1');
		const [changed] = await run(
			'asset.update',
			{
				...tower,
				asset,
				updateFields: {
					assetStatus: byName('Commissioned'),
					customAttributes: values(['Voltage', '110']),
				},
			},
			kim,
		);
		expect(changed).toMatchObject({ status: 'Commissioned', barcode: 'F1' });
		expect(changed.customAttributes).toMatchObject({ Voltage: 110, Critical: true });
		expect(await run('asset.get', { ...tower, asset }, kim)).toEqual([changed]);

		await run('asset.delete', { ...tower, asset: byId(String(created.id)) }, kim);
		expect(await run('asset.getAll', tower, kim)).toEqual([]);
		const filters = { includeDeleted: true };
		expect(await run('asset.getAll', { ...tower, filters }, kim)).toMatchObject([
			{ name: 'Outlet 1', active: false },
		]);
	});

	it('is not created twice, and changed instead if that is wanted', async () => {
		const first = await create();
		await expect(create()).rejects.toThrow('has an asset "Outlet 1" already');
		expect(await create({ ifExists: 'return' })).toEqual({ ...first, outcome: 'existed' });
		expect(await create({ ifExists: 'update', assetStatus: byName('Installed') })).toMatchObject({
			id: first.id,
			outcome: 'updated',
			status: 'Installed',
		});
		await create({ ifExists: 'another' });
		expect(stored()).toHaveLength(2);
		await expect(create({ ifExists: 'update' })).rejects.toThrow('the category has 2 assets');
	});

	it('moves to another category only with a status of its set', async () => {
		const created = await create();
		const update = async (updateFields: INodeParameters) => {
			const parameters = { ...tower, asset: byId(String(created.id)), updateFields };
			const [updated] = await run('asset.update', parameters, kim);
			return updated;
		};
		const assetCategory = byName('Mechanical');
		await expect(update({ assetCategory })).rejects.toThrow(
			'is not in the status set of the category "Mechanical". Statuses: Specified, Installed',
		);
		expect(await update({ assetCategory, assetStatus: byName('Installed') })).toMatchObject({
			categoryName: 'Mechanical',
			status: 'Installed',
		});
	});

	it.each<[what: string, parameters: INodeParameters, message: string]>([
		['a category that there is not', { assetCategory: byName('Plumbing') }, 'Plumbing'],
		['an inactive category', { assetCategory: byId('30') }, 'is inactive in the project'],
		['the root of the categories', { assetCategory: byId('1') }, 'stands for the whole tree'],
		['a status of another set', { assetStatus: byName('Specified') }, 'Ordered, Installed'],
		[
			'an attribute of another category',
			{ additionalFields: { customAttributes: values(['Airflow', '1']) } },
			'does not have the attribute "Airflow"',
		],
		[
			'an attribute that there is not',
			{ additionalFields: { customAttributes: values(['Color', 'red']) } },
			'Color',
		],
		[
			'text in place of a number',
			{ additionalFields: { customAttributes: values(['Voltage', 'high']) } },
			'Custom Attribute "Voltage": "high" is not a number',
		],
		[
			'a date that is none',
			{ additionalFields: { customAttributes: values(['Inspected On', 'soon']) } },
			'"soon" is not a date',
		],
		[
			'a choice that there is not',
			{ additionalFields: { customAttributes: values(['Manufacturer', 'Acne']) } },
			'Similar: Acme',
		],
		[
			'neither true nor false',
			{ additionalFields: { customAttributes: values(['Critical', 'maybe']) } },
			'neither true nor false',
		],
	])('is refused with %s before anything is sent', async (_what, parameters, message) => {
		await expect(create(parameters)).rejects.toThrow(message);
		expect(simulator().journal.entries.filter(({ path }) => path.includes('create'))).toEqual([]);
	});
});

describe('assets', () => {
	const getAll = async (parameters: INodeParameters) =>
		await run('asset.getAll', { ...tower, ...parameters }, kim);
	const names = async (filters: INodeParameters) =>
		(await getAll({ filters })).map(({ name }) => name);

	it('are found by each filter', async () => {
		await create({
			name: 'A',
			additionalFields: {
				barcode: 'B-7',
				location: byName('Room 103'),
				customAttributes: values(['Voltage', '220'], ['Manufacturer', 'Acme']),
			},
		});
		await create({ name: 'B', assetCategory: byName('Electrical') });
		await create({
			name: 'C',
			assetCategory: byName('Mechanical'),
			assetStatus: byName('Installed'),
			additionalFields: { description: 'blows air' },
		});
		expect(await names({ assetCategory: byName('Electrical') })).toEqual(['A', 'B']);
		expect(
			await names({ assetCategory: byName('Electrical'), includeSubcategories: false }),
		).toEqual(['B']);
		expect(await names({ assetStatus: byName('installed') })).toEqual(['C']);
		expect(await names({ statusNames: 'Ordered, Installed' })).toEqual(['A', 'B', 'C']);
		expect(await names({ location: byName('Level 1') })).toEqual(['A']);
		expect(await names({ location: byName('Level 1'), includeSublocations: false })).toEqual([]);
		expect(await names({ barcode: 'B-7' })).toEqual(['A']);
		expect(await names({ search: 'AIR' })).toEqual(['C']);
		expect(await names({ customAttributes: values(['Voltage', '200..']) })).toEqual(['A']);
		expect(await names({ customAttributes: values(['Manufacturer', 'acme']) })).toEqual(['A']);
		expect(await names({ updatedSince: '2020-01-01T00:00:00Z' })).toEqual(['A', 'B', 'C']);
		await expect(names({ statusNames: 'Instaled' })).rejects.toThrow('Similar: Installed');
	});

	it('are listed across all pages, with as many calls for names as for one', async () => {
		simulator().populate({ assets: 450 });
		simulator().journal.clear();
		const all = await getAll({ returnAll: true });
		expect(new Set(all.map(({ id }) => id)).size).toBe(450);
		expect(all[0]).toMatchObject({ status: 'Specified', categoryName: 'Mechanical' });
		const paths = simulator()
			.journal.entries.map(({ path }) => path.split('?')[0])
			.filter((path) => path.startsWith('/construction/'));
		const counts = new Map(paths.map((path) => [path, paths.filter((p) => p === path).length]));
		const assets = paths.filter((path) => path.endsWith('/assets'));
		expect(assets).toHaveLength(3);
		expect([...counts].filter(([path, count]) => !path.endsWith('/assets') && count > 1)).toEqual(
			[],
		);
	});

	it('keep their IDs if names cannot be read', async () => {
		await create();
		simulator().faults.order({
			path: '/construction/assets/v1/*',
			fault: { kind: 'status', status: 403 },
		});
		simulator().faults.order({
			path: '/construction/admin/*',
			fault: { kind: 'status', status: 403 },
		});
		expect(await getAll({})).toMatchObject([
			{ name: 'Outlet 1', status: null, categoryName: null, createdBy: null, categoryId: '11' },
		]);
	});

	it('have categories and statuses', async () => {
		expect(await run('asset.getCategories', tower, kim)).toMatchObject([
			{ path: 'Electrical', parentId: null },
			{ name: 'Outlets', path: 'Electrical > Outlets', parentId: '10' },
			{ path: 'Furniture', active: false },
			{ path: 'Mechanical' },
		]);
		const ofOutlets = { ...tower, filters: { assetCategory: byName('Outlets') } };
		const statuses = await run('asset.getStatuses', ofOutlets, kim);
		expect(statuses.map(({ name }) => name)).toEqual(['Ordered', 'Installed', 'Commissioned']);
		expect(await run('asset.getStatuses', tower, kim)).toHaveLength(5);
	});
});

describe('the lists of assets in the editor', () => {
	const search = async (method: string, parameters: INodeParameters = {}) => {
		const operation = 'asset' in parameters ? 'update' : 'create';
		const { results } = await searchList(
			new AutodeskForma(),
			method,
			{ resource: 'asset', operation, ...tower, ...parameters },
			{ credentials: credentialsAt(simulator(), 'kim') },
		);
		return results.map(({ name }) => name);
	};

	it('depend on the category', async () => {
		const { id } = await create({ additionalFields: { description: 'white' } });
		expect(await search('searchAssets')).toEqual(['Outlet 1 – white']);
		expect(await search('searchAssetCategories')).toEqual([
			'Electrical',
			'Electrical > Outlets',
			'Mechanical',
		]);
		const outlets = ['Ordered', 'Installed', 'Commissioned'];
		expect(await search('searchAssetStatuses', { assetCategory: byId('11') })).toEqual(outlets);
		expect(await search('searchAssetStatuses', { assetCategory: byName('Outlets') })).toEqual(
			outlets,
		);
		expect(await search('searchAssetStatuses', { asset: byId(String(id)) })).toEqual(outlets);
		expect(
			await search('searchAssetStatuses', {
				asset: byName('Outlet 1'),
				updateFields: { assetCategory: byId('20') },
			}),
		).toEqual(['Specified', 'Installed']);
		expect(await search('searchAssetStatuses')).toContain('Installed (Electrical Equipment)');
		expect(await search('searchAssetAttributes', { assetCategory: byId('20') })).toEqual([
			'Airflow',
			'Critical',
			'Inspected On',
		]);
		expect(await search('searchAssetAttributes')).toHaveLength(6);
	});
});
