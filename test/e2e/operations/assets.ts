import { expect, it } from 'vitest';
import { ITEMS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on assets, locations and relationships. */
export function assetOperations(stage: () => Stage): void {
	it('take an asset through its life cycle, as a user and as a service account', async () => {
		const { user, robot, steps } = stage();
		const asset = byId(from('asset.create', 'id'));
		const name = unique('AHU');
		const created = {
			...tower,
			name,
			assetCategory: byName('Electrical > Outlets'),
			assetStatus: byName('Ordered'),
			additionalFields: {
				location: byName('Room 103'),
				customAttributes: { attribute: [{ attribute: byName('Voltage'), value: '220' }] },
			},
		};
		const output = await steps.run(
			'asset',
			step('asset.getCategories', user, tower),
			step('asset.getStatuses', user, {
				...tower,
				filters: { assetCategory: byName('Outlets') },
			}),
			step('asset.create', user, created),
			step('asset.create: again', user, { ...created, ifExists: 'return' }),
			step('asset.update', user, {
				...tower,
				asset,
				updateFields: { assetStatus: byName('Commissioned') },
			}),
			step('asset.getAll', robot, {
				...tower,
				filters: { assetCategory: byName('Electrical'), search: name },
			}),
			step('asset.get', robot, { ...tower, asset: byName(name) }),
			step('asset.delete', user, { ...tower, asset }),
		);

		expect(output('asset.getCategories').map(({ path }) => path)).toContain('Electrical > Outlets');
		expect(output('asset.getStatuses').map(({ name: status }) => status)).toEqual([
			'Ordered',
			'Installed',
			'Commissioned',
		]);
		expect(output('asset.create')).toMatchObject([
			{ name, outcome: 'created', status: 'Ordered', customAttributes: { Voltage: 220 } },
		]);
		expect(output('asset.create: again')).toMatchObject([{ name, outcome: 'existed' }]);
		expect(output('asset.update')).toMatchObject([{ status: 'Commissioned' }]);
		expect(output('asset.getAll')).toMatchObject([{ name, locationName: 'Level 1 > Room 103' }]);
		expect(output('asset.get')).toMatchObject([{ status: 'Commissioned' }]);
		expect(output('asset.delete')).toMatchObject([{ deleted: true }]);
	});

	it('add a location to the tree of a project, as a service account', async () => {
		const { user, robot, steps } = stage();
		const name = unique('Room');
		const parentLocation = byName('Level 1');
		const output = await steps.run(
			'location',
			step('location.create', robot, { ...tower, name, parentLocation }),
			step('location.create: again', user, { ...tower, name, parentLocation, ifExists: 'return' }),
			step('location.getTree', user, { ...tower, filters: { below: parentLocation } }),
		);

		expect(output('location.create')).toMatchObject([{ outcome: 'created', depth: 1 }]);
		expect(output('location.create: again')).toMatchObject([{ outcome: 'existed' }]);
		expect(output('location.getTree').map(({ path }) => path)).toContain(`Level 1 > ${name}`);
	});

	it('link a file with an asset, as a user, and see and remove the link', async () => {
		const { user, robot, steps } = stage();
		const name = unique('Pump');
		const things = {
			...tower,
			fromKind: 'asset',
			from: byName(name),
			toKind: 'file',
			to: byName('Project Files/Drawings/A-101.pdf'),
		};
		const output = await steps.run(
			'relationship',
			step('asset.create', user, {
				...tower,
				name,
				assetCategory: byName('Electrical > Outlets'),
				assetStatus: byName('Ordered'),
			}),
			step('relationship.create', user, things),
			step('relationship.create: again', robot, { ...things, ifExists: 'return' }),
			step('relationship.getAll', robot, {
				...tower,
				fromKind: 'asset',
				from: byId(from('asset.create', 'id')),
			}),
			step('relationship.delete', user, {
				...tower,
				relationshipId: from('relationship.create', 'id'),
			}),
			step('relationship.create: third', user, things),
			step('relationship.delete: by things', user, { ...things, findBy: 'things' }),
		);

		expect(output('relationship.create')).toMatchObject([
			{ outcome: 'created', fromKind: 'asset', toId: ITEMS.plan.id },
		]);
		expect(output('relationship.create: again')).toMatchObject([{ outcome: 'existed' }]);
		expect(output('relationship.getAll')).toMatchObject([
			{ fromName: name, toKind: 'file', toName: 'A-101.pdf', toId: ITEMS.plan.id },
		]);
		expect(output('relationship.delete')).toEqual([{ deleted: true }]);
		expect(output('relationship.create: third')).toMatchObject([{ outcome: 'created' }]);
		expect(output('relationship.delete: by things')).toEqual([{ deleted: true }]);
	});
}
