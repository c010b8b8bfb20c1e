import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';

mockAps();

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const FOLDER = 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng';
const ENCODED = encodeURIComponent(FOLDER);
const project = byId(GUID);
const folder = byId(FOLDER);
const drawings = {
	type: 'folders',
	id: FOLDER,
	attributes: {
		name: 'Drawings',
		displayName: 'Drawings',
		objectCount: 2,
		hidden: false,
		createTime: '2026-01-12T08:15:30.0000000Z',
		createUserName: 'Kim',
		lastModifiedTime: '2026-03-02T16:40:00.0000000Z',
		lastModifiedUserName: 'Lee',
	},
	relationships: { parent: { data: { type: 'folders', id: 'urn:parent' } } },
	links: { webView: { href: 'https://acc.autodesk.com/x' } },
};

describe('Folder: Get', () => {
	const path = `/data/v1/projects/b.${GUID}/folders/${ENCODED}`;

	it('returns the folder', async () => {
		aps().get(path).reply(200, { data: drawings });
		expect((await runOperation('folder.get', { project, folder })).records).toEqual([
			{
				id: FOLDER,
				kind: 'folder',
				name: 'Drawings',
				path: null,
				description: null,
				folderId: 'urn:parent',
				entryCount: 2,
				hidden: false,
				createdAt: '2026-01-12T08:15:30.000Z',
				createdBy: 'Kim',
				updatedAt: '2026-03-02T16:40:00.000Z',
				updatedBy: 'Lee',
				webUrl: 'https://acc.autodesk.com/x',
			},
		]);
	});

	it('reads folder and project from one pasted link', async () => {
		aps().get(path).reply(200, { data: drawings });
		const link = `https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=${ENCODED}&viewModel=detail&moduleId=folders`;
		const { error } = await runOperation('folder.get', { folder: byUrl(link) });
		expect(error).toBeUndefined();
	});

	it('accepts a percent-encoded URN', async () => {
		aps().get(path).reply(200, { data: drawings });
		const { error } = await runOperation('folder.get', { project, folder: byId(ENCODED) });
		expect(error).toBeUndefined();
	});

	it('returns nothing for a folder that has not changed since', async () => {
		const header = { 'if-modified-since': 'Mon, 02 Mar 2026 16:40:00 GMT' };
		aps(header).get(path).reply(304).get(path).reply(200, { data: drawings });
		const options = { updatedSince: '2026-03-02T17:40:00+01:00' };
		const { records, error } = await runOperation('folder.get', { project, folder, options });
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
		expect((await runOperation('folder.get', { project, folder, options })).records).toHaveLength(
			1,
		);
	});

	it.each([
		[
			'Folder: the link does not contain a folder',
			{ project, folder: byUrl('https://acc.autodesk.com/') },
		],
		['Folder: "co.AAAA" is not a folder ID', { project, folder: byId('co.AAAA') }],
		['Project: choose a project, or enter its ID', { folder }],
		['Project: "nonsense" is not a project ID', { project: byId('nonsense'), folder }],
	])('rejects before any call: %s', async (message, parameters) => {
		expect((await runOperation('folder.get', parameters)).error?.message).toContain(message);
	});
});

describe('Folder: Get Contents', () => {
	const path = `/data/v1/projects/b.${GUID}/folders/${ENCODED}/contents`;
	const file = {
		type: 'items',
		id: 'urn:adsk.wipprod:dm.lineage:AAAA',
		attributes: { displayName: 'plan.dwg', lastModifiedTime: '2026-03-02T16:40:00.0000000Z' },
		relationships: {
			tip: { data: { type: 'versions', id: 'urn:v?version=2' } },
			parent: { data: { type: 'folders', id: FOLDER } },
		},
	};
	const version = {
		type: 'versions',
		id: 'urn:v?version=2',
		attributes: { versionNumber: 2, fileType: 'dwg', storageSize: 12345 },
		relationships: { storage: { data: { type: 'objects', id: 'urn:adsk.objects:os.object:b/o' } } },
	};

	it('returns subfolders and files, each file with its newest version', async () => {
		aps()
			.get(path)
			.query({ 'page[limit]': 50 })
			.reply(200, { data: [drawings, file], included: [version] });
		const { records } = await runOperation('folder.getContents', { project, folder });
		expect(records).toMatchObject([
			{ id: FOLDER, kind: 'folder', name: 'Drawings' },
			{
				id: file.id,
				kind: 'file',
				name: 'plan.dwg',
				folderId: FOLDER,
				versionId: 'urn:v?version=2',
				versionNumber: 2,
				fileType: 'dwg',
				size: 12345,
				storageId: 'urn:adsk.objects:os.object:b/o',
			},
		]);
	});

	it('returns raw entries, each file with its newest version, when Simplify is off', async () => {
		aps()
			.get(path)
			.query(true)
			.reply(200, { data: [drawings, file], included: [version] });
		const { records } = await runOperation('folder.getContents', {
			project,
			folder,
			simplify: false,
		});
		expect(records).toEqual([drawings, { ...file, included: [version] }]);
	});

	it('has the same keys in the records of folders and files', async () => {
		aps()
			.get(path)
			.query({ 'page[limit]': 50 })
			.reply(200, { data: [drawings, file], included: [version] });
		const { records } = await runOperation('folder.getContents', { project, folder });
		expect(Object.keys(records[0])).toEqual(Object.keys(records[1]));
		expect(records[0]).toMatchObject({ entryCount: 2, versionId: null });
		expect(records[1]).toMatchObject({ entryCount: null, path: null });
	});

	it('returns the path of each entry, reading every folder above once for all items', async () => {
		const named = (name: string, parent?: string) => ({
			data: {
				type: 'folders',
				id: 'x',
				attributes: { name },
				relationships: parent ? { parent: { data: { type: 'folders', id: parent } } } : {},
			},
		});
		const at = (id: string) => `/data/v1/projects/b.${GUID}/folders/${encodeURIComponent(id)}`;
		aps()
			.get(path)
			.query(true)
			.twice()
			.reply(200, { data: [drawings, file], included: [version] })
			.get(at(FOLDER))
			.reply(200, named('Drawings', 'urn:top'))
			.get(at('urn:top'))
			.reply(200, named('Project Files', 'urn:root'))
			.get(at('urn:root'))
			.reply(403);
		const { records } = await runOperation(
			'folder.getContents',
			{ project, folder, options: { includePath: true } },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(records.map((record) => record.path)).toEqual([
			'Project Files/Drawings/Drawings',
			'Project Files/Drawings/plan.dwg',
			'Project Files/Drawings/Drawings',
			'Project Files/Drawings/plan.dwg',
		]);
	});

	it('sends the filters', async () => {
		aps()
			.get(path)
			.query({
				'filter[type]': 'items',
				'filter[extension.type]': 'items:autodesk.bim360:File,items:autodesk.bim360:Document',
				'filter[lastModifiedTimeRollup]-ge': '2026-01-01T00:00:00.000Z',
				'filter[lastModifiedTimeRollup]-le': '2026-06-30T22:00:00.000Z',
				'filter[id]': `${FOLDER},${file.id}`,
				'filter[hidden]': 'true,false',
				includeHidden: true,
				more: '1,2',
				'page[limit]': 200,
			})
			.reply(200, { data: [] });
		const { records } = await runOperation('folder.getContents', {
			project,
			folder,
			returnAll: true,
			filters: {
				type: 'files',
				extensionTypes: 'items:autodesk.bim360:File, items:autodesk.bim360:Document',
				ids: `${ENCODED}, ${file.id}`,
				hidden: 'true,false',
				customQuery: '{ "more": ["1", "2"] }',
				updatedSince: '2026-01-01T02:00:00+02:00',
				updatedUntil: '2026-07-01T00:00:00+02:00',
				includeHidden: true,
			},
		});
		expect(records).toEqual([]);
	});

	it('marks deleted files when they are included', async () => {
		const deleted = { ...file, attributes: { ...file.attributes, hidden: true } };
		aps()
			.get(path)
			.query({ includeHidden: true, 'page[limit]': 50 })
			.reply(200, { data: [deleted, { ...file, id: 'urn:other', attributes: { hidden: false } }] });
		const { records } = await runOperation('folder.getContents', {
			project,
			folder,
			filters: { includeHidden: true },
		});
		expect(records.map(({ hidden }) => hidden)).toEqual([true, false]);
	});

	it('reaches the limit across short and empty pages and matches each file with its version', async () => {
		const next = (number: number) => ({
			links: { next: { href: `${path}?page%5Bnumber%5D=${number}&filter%5Btype%5D=items` } },
		});
		const other = {
			...file,
			id: 'urn:adsk.wipprod:dm.lineage:BBBB',
			relationships: { tip: { data: { type: 'versions', id: 'urn:w?version=1' } } },
		};
		aps()
			.get(path)
			.query({ 'filter[type]': 'items', 'page[limit]': 2 })
			.reply(200, { data: [file], included: [version], ...next(1) })
			.get(path)
			.query({ 'filter[type]': 'items', 'page[number]': 1 })
			.reply(200, { data: [], ...next(2) })
			.get(path)
			.query({ 'filter[type]': 'items', 'page[number]': 2 })
			.reply(200, {
				data: [other, drawings],
				included: [{ ...version, id: 'urn:w?version=1', attributes: { versionNumber: 1 } }],
				...next(3),
			});
		const { records } = await runOperation('folder.getContents', {
			project,
			folder,
			limit: 2,
			filters: { type: 'files' },
		});
		expect(records).toMatchObject([
			{ id: file.id, versionNumber: 2 },
			{ id: other.id, versionNumber: 1 },
		]);
	});

	it.each([
		['Updated Since: "yesterday" is not a date', { updatedSince: 'yesterday' }],
		['Updated Until: "2026-13-01" is not a date', { updatedUntil: '2026-13-01' }],
		['IDs: "co.AAAA" is not an ID', { ids: 'co.AAAA' }],
		['Include Hidden: "maybe" is neither true nor false', { includeHidden: 'maybe' }],
		[
			'Updated Until: 2026-01-01T00:00:00.000Z is before Updated Since, 2026-01-02',
			{ updatedSince: '2026-01-02T00:00:00Z', updatedUntil: '2026-01-01T00:00:00Z' },
		],
		['Type: "drawings" is none of files, folders', { type: '={{ "drawings" }}' }],
		['Custom Query (JSON)', { customQuery: '{' }],
		['Custom Query (JSON): "page[limit]" cannot be set', { customQuery: { 'page[limit]': 100 } }],
		['Custom Query (JSON): "page[number]" cannot be set', { customQuery: { 'page[number]': 1 } }],
	])('rejects before any call: %s', async (message, filters) => {
		const { error } = await runOperation('folder.getContents', { project, folder, filters });
		expect(error?.message).toContain(message);
	});
});
