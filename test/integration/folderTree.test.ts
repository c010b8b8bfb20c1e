import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { credentialsAt } from '../harness/operationsAt';
import { byId, runOperation } from '../harness/runOperation';
import { onWait } from '../harness/onWait';
import { contentsOf, growFile, growFolder } from '../harness/simulator/grownTree';
import { freshSimulator } from '../harness/simulator/requests';
import { fastClock } from '../harness/fastClock';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../simulator';
import type { Folder } from '../simulator/state/documents';

const simulator = freshSimulator();
const waits = fastClock();

const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.guid) };

/**
 * ```
 * Tree
 *   a.pdf
 *   North/    b.PDF, c.dwg
 *     Deep/   d.pdf
 *   Süd/      e.pdf
 * ```
 */
let tree: Folder;
let north: Folder;
let deep: Folder;
let south: Folder;

beforeEach(() => {
	tree = growFolder(simulator(), 'Tree');
	north = growFolder(simulator(), 'North', tree.id);
	deep = growFolder(simulator(), 'Deep', north.id);
	// Decomposed, as macOS writes it.
	south = growFolder(simulator(), 'Su\u0308d', tree.id);
	growFile(simulator(), tree.id, 'a.pdf');
	growFile(simulator(), north.id, 'b.PDF');
	growFile(simulator(), north.id, 'c.dwg');
	growFile(simulator(), deep.id, 'd.pdf');
	growFile(simulator(), south.id, 'e.pdf');
});

async function getTree(parameters: INodeParameters = {}, folder = tree.id) {
	return await runOperation(
		'folder.getTree',
		{ ...tower, folder: byId(folder), returnAll: true, ...parameters },
		{ as: 'twoLegged', credentials: credentialsAt(simulator(), 'app') },
	);
}

const namesOf = (records: IDataObject[]) => records.map(({ name }) => name);
const calls = () => simulator().journal.entries.filter(({ path }) => path.includes('/contents'));

describe('Folder: Get Tree', () => {
	it('returns all folders and files, level by level, with path, project and link', async () => {
		const { records, error } = await getTree();
		expect(error).toBeUndefined();
		expect(records.map(({ path }) => path)).toEqual([
			'Project Files/Tree/North',
			'Project Files/Tree/Su\u0308d',
			'Project Files/Tree/a.pdf',
			'Project Files/Tree/North/Deep',
			'Project Files/Tree/North/b.PDF',
			'Project Files/Tree/North/c.dwg',
			'Project Files/Tree/Su\u0308d/e.pdf',
			'Project Files/Tree/North/Deep/d.pdf',
		]);
		expect(records.at(-1)).toMatchObject({
			name: 'd.pdf',
			kind: 'file',
			fileType: 'pdf',
			versionNumber: 1,
			webUrl: expect.stringMatching(/^https:/),
			folderId: deep.id,
			projectId: PROJECTS.tower.id,
			problem: null,
		});
		const keys = records.map((record) => Object.keys(record).join());
		expect(new Set(keys).size).toBe(1);
	});

	it.each([
		{ only: { returned: 'files' }, names: ['a.pdf', 'b.PDF', 'c.dwg', 'e.pdf', 'd.pdf'] },
		{ only: { returned: 'folders' }, names: ['North', 'Su\u0308d', 'Deep'] },
		{ only: { filters: { maxDepth: 1 } }, names: ['North', 'Su\u0308d', 'a.pdf'] },
		{
			only: { filters: { fileTypes: '.pdf' }, returned: 'files' },
			names: ['a.pdf', 'b.PDF', 'e.pdf', 'd.pdf'],
		},
		{ only: { filters: { namePattern: 'S\u00fc?' } }, names: ['Su\u0308d'] },
		{ only: { filters: { namePattern: '*.DWG' } }, names: ['c.dwg'] },
		{ only: { filters: { skipFolders: 'nor*' } }, names: ['Su\u0308d', 'a.pdf', 'e.pdf'] },
		{ only: { filters: { updatedSince: '2999-01-01T00:00:00Z' } }, names: [] },
		{ only: { filters: { updatedUntil: '2001-01-01T00:00:00Z' } }, names: [] },
		{ only: { returnAll: false, limit: 4 }, names: ['North', 'Su\u0308d', 'a.pdf', 'Deep'] },
	])('returns only what is wanted: $only', async ({ only, names }) => {
		const { records, error } = await getTree(only);
		expect(error).toBeUndefined();
		expect(namesOf(records)).toEqual(names);
	});

	it('finds the cloud models, which alone can be published', async () => {
		growFile(simulator(), FOLDERS.bridgeProjectFiles, 'uploaded.rvt');
		const { records, error } = await getTree(
			{
				returned: 'files',
				project: byId(PROJECTS.bridge.guid),
				filters: { cloudModelsOnly: true },
			},
			FOLDERS.bridgeProjectFiles,
		);
		expect(error).toBeUndefined();
		expect(namesOf(records)).toEqual([ITEMS.cloudModel.name]);
		const filters = { cloudModelsOnly: true };
		expect((await getTree({ returned: 'files', filters })).records).toEqual([]);
	});

	it('returns what Autodesk returned, with the path, if Simplify is off', async () => {
		const { records } = await getTree({ simplify: false, returned: 'files' });
		expect(records[0]).toMatchObject({
			type: 'items',
			path: 'Project Files/Tree/a.pdf',
			projectId: PROJECTS.tower.id,
			included: [{ type: 'versions' }],
		});
	});

	it('returns a thousand entries of one folder over pages, each once', async () => {
		for (let number = 0; number < 1_000; number++) growFile(simulator(), deep.id, `${number}.rvt`);
		const { records } = await getTree({ returned: 'files', filters: { fileTypes: 'rvt' } });
		expect(records).toHaveLength(1_000);
		expect(new Set(records.map(({ id }) => id)).size).toBe(1_000);
	});

	it('reads no more pages than the limit needs', async () => {
		for (let number = 0; number < 1_000; number++) growFile(simulator(), tree.id, `${number}.rvt`);
		const { records } = await getTree({ returned: 'files', returnAll: false, limit: 5 });
		expect(records).toHaveLength(5);
		expect(calls()).toHaveLength(1);
	});
});

describe('Folder: Get Tree with a folder that cannot be read', () => {
	beforeEach(() => {
		simulator().faults.order({ path: contentsOf(north), fault: { kind: 'status', status: 403 } });
	});

	it('names it in its record and in a hint, and returns everything else', async () => {
		const { records, hints, error } = await getTree();
		expect(error).toBeUndefined();
		expect(namesOf(records)).toEqual(['North', 'Su\u0308d', 'a.pdf', 'e.pdf']);
		expect(records[0].problem).toMatch(/^Not read: .*not allowed with this credential/);
		expect(hints).toMatchObject([
			{ message: expect.stringContaining('1 folder could not be read completely') },
		]);
		expect(hints[0].message).toContain('Project Files/Tree/North');
	});

	it('names it in an item of its own if folders are not returned', async () => {
		const { records } = await getTree({ returned: 'files' });
		expect(records.at(-1)).toMatchObject({
			name: 'North',
			kind: 'folder',
			id: north.id,
			path: 'Project Files/Tree/North',
			problem: expect.stringContaining('Not read'),
		});
	});

	it('shows only the hint if that is wanted', async () => {
		const { records, hints } = await getTree({
			returned: 'files',
			options: { ifUnreadable: 'hint' },
		});
		expect(namesOf(records)).toEqual(['a.pdf', 'e.pdf']);
		expect(hints).toHaveLength(1);
	});

	it('fails if that is wanted, and says which folder it is', async () => {
		const { error } = await getTree({ options: { ifUnreadable: 'fail' } });
		expect(error?.message).toContain('Project Files/Tree/North');
		expect(error?.description).toContain(north.id);
	});

	it('fails if it is the folder that was chosen', async () => {
		const { error } = await getTree({}, north.id);
		expect(error).toMatchObject({ httpCode: '403' });
	});
});

describe('Folder: Get Tree under faults', () => {
	it('keeps what came before a page that cannot be read, and says up to where', async () => {
		for (let number = 0; number < 300; number++) growFile(simulator(), north.id, `${number}.rvt`);
		const fault = { kind: 'status', status: 500 } as const;
		simulator().faults.order({ path: contentsOf(north), fault, after: 1 });
		const { records } = await getTree();
		expect(records.find(({ name }) => name === 'North')?.problem).toContain(
			'Read up to page 1 only',
		);
		expect(namesOf(records)).toContain('100.rvt');
		expect(namesOf(records)).not.toContain('299.rvt');
		expect(namesOf(records)).toContain('d.pdf');
	});

	it.each([
		{ what: 'a page that fails once', fault: { kind: 'status', status: 503 } },
		{ what: 'a connection that is cut', fault: { kind: 'cut', when: 'midBody' } },
	] as const)('reads again after $what', async ({ fault }) => {
		simulator().faults.order({ path: '*/contents*', fault, times: 2 });
		const { records, hints, error } = await getTree();
		expect({ records: records.length, hints, why: error?.description }).toMatchObject({
			records: 8,
			hints: [],
		});
	});

	it('names a folder whose rows are null', async () => {
		const body = { data: [null], links: {} };
		simulator().faults.order({
			path: contentsOf(north),
			fault: { kind: 'status', status: 200, body },
		});
		const { records } = await getTree();
		expect(records[0].problem).toContain('the answer is not a list');
	});

	it('gives up when Autodesk no longer answers', async () => {
		for (let number = 0; number < 30; number++) growFolder(simulator(), `${number}`, tree.id);
		const fault = { kind: 'status', status: 502 } as const;
		simulator().faults.order({ path: '*/contents*', fault, after: 1 });
		const { error } = await getTree();
		expect(error).toMatchObject({ httpCode: '502' });
	});

	it('gives up when the sign-in is refused', async () => {
		const fault = { kind: 'status', status: 401 } as const;
		simulator().faults.order({ path: '*/contents*', fault, after: 1 });
		const { error } = await getTree();
		expect(error?.message).toMatch(/sign-in|signing in/i);
	});

	it('lets all readers wait when Autodesk refuses one of them', async () => {
		for (let number = 0; number < 30; number++) growFolder(simulator(), `${number}`, tree.id);
		const fault = { kind: 'status', status: 429, retryAfter: 7 } as const;
		simulator().faults.order({ path: '*/contents*', fault, after: 3, times: 4 });
		const { records, error } = await getTree();
		expect(error).toBeUndefined();
		expect(records).toHaveLength(38);
		expect(waits.length).toBeGreaterThanOrEqual(4);
		expect(waits.length).toBeLessThan(40);
	});
});

describe('Folder: Get Tree of a tree that changes', () => {
	it('returns a file once that moves to a folder that is read later', async () => {
		const [file] = simulator().state.folders.get(north.id)!.itemIds;
		simulator().faults.order({
			path: contentsOf(deep),
			fault: { kind: 'status', status: 503 },
			times: 1,
		});
		onWait(() => {
			simulator().state.folders.get(deep.id)!.itemIds.push(file);
		});
		const { records } = await getTree({ returned: 'files' });
		expect(records.filter(({ id }) => id === file)).toHaveLength(1);
		expect(records).toHaveLength(5);
	});

	it('ends when a folder leads back to a folder above it', async () => {
		simulator().state.folders.get(deep.id)!.folderIds.push(tree.id, north.id);
		const { records } = await getTree();
		expect(records).toHaveLength(8);
	});

	it('names a folder that is gone', async () => {
		simulator().faults.order({ path: contentsOf(south), fault: { kind: 'status', status: 404 } });
		const { records } = await getTree();
		expect(records.find(({ id }) => id === south.id)?.problem).toContain('not found');
	});
});

describe('Folder: Get Tree for a user', () => {
	it('gives the path from the highest folder that is open to them', async () => {
		simulator().faults.order({
			path: `*/folders/${encodeURIComponent(FOLDERS.towerProjectFiles)}`,
			fault: { kind: 'status', status: 403 },
		});
		const { records } = await getTree({ filters: { namePattern: 'a.pdf' } });
		expect(records).toMatchObject([{ path: 'Tree/a.pdf' }]);
	});
});
