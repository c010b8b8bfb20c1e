import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ROOT = '00000000-0000-4000-8000-000000000001';
const BUILDING = '00000000-0000-4000-8000-000000000002';
const LEVEL = '00000000-0000-4000-8000-000000000003';
const OTHER = '00000000-0000-4000-8000-000000000004';
const NEW = '00000000-0000-4000-8000-000000000005';
const NODES = `/construction/locations/v2/projects/${PROJECT}/trees/default/nodes`;
const project = byId(`b.${PROJECT}`);

const node = (id: string, parentId: string | null, name: string, order = 0) => ({
	id,
	parentId,
	type: parentId === null ? 'Root' : 'Area',
	name,
	barcode: null,
	order,
});
const nodes = [
	node(ROOT, null, 'Project'),
	node(LEVEL, BUILDING, 'Level 1'),
	node(OTHER, ROOT, 'Building B', 1),
	node(BUILDING, ROOT, 'Building A'),
];

const tree = (rows: object[] = nodes) =>
	aps()
		.get(NODES)
		.query({ limit: 10_000, offset: 0 })
		.reply(200, {
			results: rows,
			pagination: { limit: 10_000, offset: 0, totalResults: rows.length },
		});

describe('Location: Get Tree', () => {
	it('returns each location with its path, before those below it', async () => {
		tree();
		const { records } = await runOperation('location.getTree', { project });
		expect(records).toEqual([
			{
				name: 'Building A',
				path: 'Building A',
				depth: 0,
				order: 0,
				barcode: null,
				id: BUILDING,
				parentId: ROOT,
			},
			{
				name: 'Level 1',
				path: 'Building A > Level 1',
				depth: 1,
				order: 0,
				barcode: null,
				id: LEVEL,
				parentId: BUILDING,
			},
			{
				name: 'Building B',
				path: 'Building B',
				depth: 0,
				order: 1,
				barcode: null,
				id: OTHER,
				parentId: ROOT,
			},
		]);
	});

	it.each([
		[{ levels: 1 }, ['Building A', 'Building B']],
		[{ below: byId(BUILDING) }, ['Level 1']],
		[{ below: byId(OTHER), levels: 3 }, []],
	])('limits the tree by %j', async (filters, names) => {
		tree();
		const { records } = await runOperation('location.getTree', { project, filters });
		expect(records.map(({ name }) => name)).toEqual(names);
	});

	it('finds the location to begin with by its path in one call, and returns raw nodes on request', async () => {
		tree();
		const filters = { below: byName('Building A') };
		const { records } = await runOperation('location.getTree', {
			project,
			filters,
			simplify: false,
		});
		expect(records).toEqual([nodes[1]]);
	});

	it('refuses a location that the project does not have, and explains a refusal', async () => {
		tree();
		const filters = { below: byId(NEW) };
		const missing = await runOperation('location.getTree', { project, filters });
		expect(missing.error?.message).toContain(`no location with the ID ${NEW}`);
		aps().get(NODES).query(true).reply(403, {});
		const { error } = await runOperation('location.getTree', { project });
		expect(error?.description).toContain('a product with locations');
	});

	it('refuses a number of levels that is none before any call', async () => {
		const { error } = await runOperation('location.getTree', { project, filters: { levels: 0 } });
		expect(error?.message).toContain('Levels');
	});
});

describe('Location: Create', () => {
	const created = { ...node(NEW, LEVEL, 'Room 103'), description: null };

	it('creates a location below one that is given by its path', async () => {
		tree();
		aps()
			.post(NODES, { parentId: LEVEL, type: 'Area', name: 'Room 103', barcode: 'R103' })
			.reply(201, { ...created, barcode: 'R103' });
		const { records } = await runOperation('location.create', {
			project,
			name: ' Room 103 ',
			parentLocation: byName('building a>level 1'),
			additionalFields: { barcode: 'R103' },
		});
		expect(records).toEqual([
			{
				name: 'Room 103',
				outcome: 'created',
				path: 'Building A > Level 1 > Room 103',
				depth: 2,
				order: 0,
				barcode: 'R103',
				id: NEW,
				parentId: LEVEL,
			},
		]);
	});

	it('creates one at the top, next to another one', async () => {
		tree();
		aps()
			.post(NODES, { parentId: ROOT, type: 'Area', name: 'Building C' })
			.query({ targetNodeId: BUILDING, insertOption: 'After' })
			.reply(201, node(NEW, ROOT, 'Building C', 1));
		const { records } = await runOperation('location.create', {
			project,
			name: 'Building C',
			additionalFields: { placeAfter: byId(BUILDING) },
		});
		expect(records).toMatchObject([{ path: 'Building C', depth: 0, order: 1 }]);
	});

	it('lets an item name the location that the item before it created, and reads the tree once', async () => {
		tree();
		aps()
			.post(NODES, { parentId: ROOT, type: 'Area', name: 'Roof' })
			.reply(201, node(NEW, ROOT, 'Roof', 2));
		aps()
			.post(NODES, { parentId: NEW, type: 'Area', name: 'Antenna' })
			.reply(201, node('00000000-0000-4000-8000-000000000006', NEW, 'Antenna'));
		const { records, error } = await runOperation(
			'location.create',
			{ project, name: '={{ $json.name }}', parentLocation: byName('={{ $json.parent }}') },
			{
				items: [
					{ json: { name: 'Roof', parent: '' } },
					{ json: { name: 'Antenna', parent: 'Roof' } },
				],
			},
		);
		expect(error).toBeUndefined();
		expect(records.map(({ path }) => path)).toEqual(['Roof', 'Roof > Antenna']);
	});

	it.each([
		['fail', undefined],
		['return', { outcome: 'existed', id: LEVEL }],
	])(
		'does not create a second location of a name with If It Exists: %s',
		async (ifExists, record) => {
			tree();
			const { records, error } = await runOperation('location.create', {
				project,
				name: 'level 1',
				parentLocation: byId(BUILDING),
				ifExists,
			});
			if (record) expect(records).toMatchObject([record]);
			else expect(error?.message).toContain(`"Building A > Level 1" already, with the ID ${LEVEL}`);
		},
	);

	it('returns the location that somebody else created in the meantime', async () => {
		tree();
		aps().post(NODES).reply(409, {});
		tree([...nodes, created]);
		const { records } = await runOperation('location.create', {
			project,
			name: 'Room 103',
			parentLocation: byId(LEVEL),
			ifExists: 'return',
		});
		expect(records).toMatchObject([{ outcome: 'existed', id: NEW }]);
	});

	it('does not repeat a call whose answer was lost, which might create a second location', async () => {
		tree();
		aps().post(NODES).reply(503, {});
		const { error } = await runOperation('location.create', {
			project,
			name: 'Room 103',
			parentLocation: byId(LEVEL),
			ifExists: 'return',
		});
		expect(error?.message).toContain('503');
	});

	it.each([
		['no name', { name: ' ' }, 'Name: enter text'],
		['a long name', { name: 'x'.repeat(256) }, 'at most 255 characters'],
		[
			'a long barcode',
			{ additionalFields: { barcode: 'x'.repeat(256) } },
			'at most 255 characters',
		],
		[
			'two neighbors',
			{ additionalFields: { placeAfter: byId(LEVEL), placeBefore: byId(LEVEL) } },
			'Place After: cannot be combined with Place Before',
		],
	])('refuses %s before any call', async (_what, wrong, message) => {
		const { error } = await runOperation('location.create', { project, name: 'A', ...wrong });
		expect(error?.message).toContain(message);
	});

	it('refuses a parent that the project does not have, with similar names', async () => {
		tree();
		const { error } = await runOperation('location.create', {
			project,
			name: 'A',
			parentLocation: byName('Buildin A'),
		});
		expect(error?.message).toContain('Similar: "Building A"');
	});
});
