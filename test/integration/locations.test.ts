import { describe, expect, it } from 'vitest';
import { operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS } from '../simulator';

const run = operationsAt(freshSimulator());
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

describe('a location', () => {
	const create = async (name: string, parameters = {}) =>
		await run('location.create', { ...tower, name, ...parameters }, lee);

	it('is added below another one, and found by its path from then on', async () => {
		const below = { parentLocation: byName('Level 1') };
		const barcode = { additionalFields: { barcode: 'R104' } };
		const [room] = await create('Room 104', { ...below, ...barcode });
		expect(room).toMatchObject({ path: 'Level 1 > Room 104', outcome: 'created', order: 1 });
		expect(await create('Room 104', { ...below, ifExists: 'return' })).toMatchObject([
			{ outcome: 'existed', id: room.id },
		]);
		await expect(create('Room 105', { ...below, ...barcode })).rejects.toMatchObject({
			details: expect.stringContaining('The barcode is in use') as string,
		});
		const tree = await run('location.getTree', tower, lee);
		expect(tree.map(({ path }) => path)).toEqual([
			'Level 1',
			'Level 1 > Room 103',
			'Level 1 > Room 104',
			'Level 2',
			'Level 2 > Room 203',
		]);
		const filters = { below: byName('level 1 > room 104') };
		expect(await run('location.getTree', { ...tower, filters }, lee)).toEqual([]);
	});

	it('is placed before another one', async () => {
		await create('Basement', { additionalFields: { placeAfter: byName('Level 2') } });
		await create('Garage', { additionalFields: { placeBefore: byName('Basement') } });
		const top = await run('location.getTree', { ...tower, filters: { levels: 1 } }, lee);
		expect(top.map(({ name }) => name)).toEqual(['Level 1', 'Level 2', 'Garage', 'Basement']);
	});
});
