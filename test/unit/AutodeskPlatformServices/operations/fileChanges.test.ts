import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';
import {
	docsLink,
	folder,
	FOLDER,
	FUSION_PROJECT,
	file,
	FILE,
	fileAnswer,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	fileVersion,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

/** Expects the look-up of the folder that the file is in, and of the one above, which nobody may read. */
function expectTopFolder(folderPath = paths.folder) {
	const data = {
		type: 'folders',
		id: FOLDER,
		attributes: { name: 'Project Files' },
		relationships: { parent: related('folders', 'urn:above') },
	};
	aps()
		.get(folderPath)
		.reply(200, { data })
		.get(/urn%3Aabove$/)
		.reply(403);
}

describe('File: Create', () => {
	const fromStorage = { project, folder, fileName: 'plan.dwg', storageId: STORAGE };

	interface NewFile {
		file?: string;
		version?: string;
		storage?: string;
		meta?: { workflow: string };
	}

	function newFile({
		file: itemType = 'items:autodesk.bim360:File',
		version = 'versions:autodesk.bim360:File',
		storage = STORAGE,
		...more
	}: NewFile = {}) {
		return {
			jsonapi: { version: '1.0' },
			...more,
			data: {
				type: 'items',
				attributes: { displayName: 'plan.dwg', extension: { type: itemType, version: '1.0' } },
				relationships: { tip: related('versions', '1'), parent: related('folders', FOLDER) },
			},
			included: [
				{
					type: 'versions',
					id: '1',
					attributes: { name: 'plan.dwg', extension: { type: version, version: '1.0' } },
					...(storage ? { relationships: { storage: related('objects', storage) } } : {}),
				},
			],
		};
	}

	const answer = { data: fileAnswer(), included: [versionAnswer()] };

	it('creates a file from a storage object', async () => {
		aps(JSON_API).post(paths.files, newFile()).reply(201, answer);
		const { records } = await runOperation('file.create', fromStorage);
		expect(records).toMatchObject([{ id: FILE, versionId: VERSION, storageId: STORAGE }]);
	});

	it('returns the path if it is wanted', async () => {
		aps(JSON_API).post(paths.files, newFile()).reply(201, answer);
		expectTopFolder();
		const { records } = await runOperation('file.create', {
			...fromStorage,
			options: { includePath: true },
		});
		expect(records).toMatchObject([{ id: FILE, path: 'Project Files/plan.dwg' }]);
	});

	it('uses the extension types of the hub', async () => {
		aps()
			.post(
				`/data/v1/projects/${FUSION_PROJECT}/items`,
				newFile({ file: 'items:autodesk.core:File', version: 'versions:autodesk.core:File' }),
			)
			.reply(201, answer);
		const { error } = await runOperation('file.create', {
			...fromStorage,
			project: byId(FUSION_PROJECT),
		});
		expect(error).toBeUndefined();
	});

	it('sends the extension types and the workflow entered', async () => {
		const meta = { workflow: 'nightly-upload' };
		aps()
			.post(
				paths.files,
				newFile({
					file: 'items:autodesk.bim360:Document',
					version: 'versions:autodesk.bim360:Document',
					meta,
				}),
			)
			.reply(201, answer);
		const { error } = await runOperation('file.create', {
			...fromStorage,
			additionalFields: {
				fileExtensionType: 'items:autodesk.bim360:Document',
				versionExtensionType: 'versions:autodesk.bim360:Document',
				workflow: 'nightly-upload',
			},
		});
		expect(error).toBeUndefined();
	});

	it('sends references and attributes of the workflow', async () => {
		const meta = { workflow: 'nightly-upload', workflowAttribute: { site: 7 } };
		const body = newFile({ meta });
		const refs = {
			data: [
				{
					type: 'versions',
					id: VERSION,
					meta: {
						refType: 'xrefs',
						direction: 'from',
						extension: {
							type: 'xrefs:autodesk.core:Xref',
							version: '1.1.0',
							data: { nestedType: 'attachment' },
						},
					},
				},
			],
		};
		Object.assign(body.included[0].relationships ?? {}, { refs });
		aps().post(paths.files, body).reply(201, answer);
		const { error } = await runOperation('file.create', {
			...fromStorage,
			additionalFields: {
				references: {
					reference: [{ versionId: VERSION, direction: 'from', nestedType: 'attachment' }],
				},
				workflow: 'nightly-upload',
				workflowAttribute: '{ "site": 7 }',
			},
		});
		expect(error).toBeUndefined();
	});

	it('copies a version of the project', async () => {
		aps()
			.post(paths.files, newFile({ storage: '' }))
			.query({ copyFrom: VERSION })
			.reply(201, answer);
		const { error } = await runOperation('file.create', {
			project,
			folder,
			fileName: 'plan.dwg',
			contentFrom: 'copy',
			sourceVersion: fileVersion,
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['the ID', file],
		['a link', byUrl(docsLink(FILE))],
	])('copies the newest version when given %s of a file', async (_what, sourceVersion) => {
		aps()
			.get(`${paths.file}/tip`)
			.reply(200, { data: versionAnswer() })
			.post(paths.files)
			.query({ copyFrom: VERSION })
			.reply(201, answer);
		const { error } = await runOperation('file.create', {
			project,
			folder,
			fileName: 'plan.dwg',
			contentFrom: 'copy',
			sourceVersion,
		});
		expect(error).toBeUndefined();
	});

	it('returns the raw file with its version when Simplify is off', async () => {
		aps().post(paths.files).reply(201, answer);
		const { records } = await runOperation('file.create', { ...fromStorage, simplify: false });
		expect(records).toEqual([{ ...fileAnswer(), included: [versionAnswer()] }]);
	});

	it.each([
		[409, 'Change If It Exists to return it or to add a version to it'],
		[400, 'upload to the storage object was completed'],
	])('advises on status %i', async (status, advice) => {
		aps()
			.post(paths.files)
			.reply(status, { errors: [{ detail: 'no' }] });
		const { error } = await runOperation('file.create', fromStorage);
		expect(error).toMatchObject({
			httpCode: String(status),
			description: expect.stringContaining(advice),
		});
	});

	it.each([
		['File Name: enter a name', { fileName: '={{ "" }}' }],
		['File Name: "a|b.dwg" contains |', { fileName: 'a|b.dwg' }],
		['Storage ID: "urn:x" is not a storage ID', { storageId: 'urn:x' }],
		[
			'Version to Copy: "v2" is not a file version ID',
			{ contentFrom: 'copy', sourceVersion: byId('v2') },
		],
		[
			'Version to Copy: choose a version to copy',
			{ contentFrom: 'copy', sourceVersion: byId('={{ "" }}') },
		],
		['Workflow ID: "a b" is not a workflow ID', { additionalFields: { workflow: 'a b' } }],
		['Workflow ID: "a.b" is not a workflow ID', { additionalFields: { workflow: 'a.b' } }],
		[
			'Workflow ID: "4.5,6" is not a workflow ID',
			{ additionalFields: { workflow: '={{ [4.5, 6] }}' } },
		],
		[
			'Extension Type of File: "File" is not an extension type',
			{ additionalFields: { fileExtensionType: 'File' } },
		],
		['Custom Body (JSON)', { additionalFields: { customBody: '[1]' } }],
		[
			'Workflow Attributes (JSON): use less than 1024 bytes',
			{ additionalFields: { workflowAttribute: { text: 'x'.repeat(1024) } } },
		],
		[
			'Version ID: "" is not a file version ID',
			{ additionalFields: { references: { reference: [{ versionId: '' }] } } },
		],
		[
			'is a file; enter the ID of one of its versions',
			{ additionalFields: { references: { reference: [{ versionId: FILE }] } } },
		],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('file.create', { ...fromStorage, ...parameters });
		expect(error?.message).toContain(message);
	});
});

describe('File: Update', () => {
	const fusion = byId(FUSION_PROJECT);

	it('renames a file of a hub that is not an ACC account', async () => {
		const path = paths.file.replace(/b\.[^/]+/, FUSION_PROJECT);
		aps(JSON_API)
			.patch(path, {
				jsonapi: { version: '1.0' },
				data: { type: 'items', id: FILE, attributes: { displayName: 'new.f3d' } },
			})
			.reply(200, { data: fileAnswer({ name: 'new.f3d' }) });
		const { records } = await runOperation('file.update', {
			project: fusion,
			file,
			fileName: 'new.f3d',
		});
		expect(records).toMatchObject([{ id: FILE, name: 'new.f3d', path: null }]);
	});

	it('returns the new path if it is wanted', async () => {
		aps()
			.patch(paths.file.replace(/b\.[^/]+/, FUSION_PROJECT))
			.reply(200, { data: fileAnswer({ name: 'new.f3d' }) });
		expectTopFolder(paths.folder.replace(/b\.[^/]+/, FUSION_PROJECT));
		const { records } = await runOperation('file.update', {
			project: fusion,
			file,
			fileName: 'new.f3d',
			options: { includePath: true },
		});
		expect(records).toMatchObject([{ id: FILE, path: 'Project Files/new.f3d' }]);
	});

	it.each([
		['Project: Autodesk does not rename files of ACC', { project }],
		['File Name: "a:b" contains :', { fileName: 'a:b' }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('file.update', {
			project: fusion,
			file,
			fileName: 'new.f3d',
			...parameters,
		});
		expect(error?.message).toContain(message);
	});
});

describe('File: Delete', () => {
	const deletion = {
		jsonapi: { version: '1.0' },
		data: {
			type: 'versions',
			attributes: { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } },
			relationships: { item: related('items', FILE) },
		},
	};

	it('adds a version that deletes the file', async () => {
		aps(JSON_API)
			.post(paths.versions, deletion)
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('file.delete', { project, file });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('resolves a version to its file', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		aps()
			.post(paths.versions, deletion)
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('file.delete', { project, file: byId(VERSION) });
		expect(error).toBeUndefined();
	});

	it('reports a locked file', async () => {
		aps()
			.post(paths.versions)
			.reply(423, { errors: [{ detail: 'reserved by Lee' }] });
		const { error } = await runOperation('file.delete', { project, file });
		expect(error).toMatchObject({
			message: 'Delete file: locked by someone, or still being processed',
			description: expect.stringContaining('reserved by Lee'),
		});
	});
});

describe('File: Restore', () => {
	function expectVersions(...data: object[]) {
		aps().get(`${paths.file}/versions`).reply(200, { data });
	}

	it('copies the newest version with content as the next one', async () => {
		expectVersions(versionAnswer(1), versionAnswer(3, { storage: '' }), versionAnswer(2));
		aps(JSON_API)
			.post(paths.versions, {
				jsonapi: { version: '1.0' },
				data: {
					type: 'versions',
					attributes: { extension: { type: 'versions:autodesk.bim360:File', version: '1.0' } },
					relationships: { item: related('items', FILE) },
				},
			})
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(4) });
		const { records } = await runOperation('file.restore', { project, file });
		expect(records).toMatchObject([{ itemId: FILE, versionNumber: 4 }]);
	});

	it('reports that there is nothing to restore from', async () => {
		expectVersions(versionAnswer(1, { storage: '' }));
		const { error } = await runOperation('file.restore', { project, file });
		expect(error?.message).toContain('The file has no version with content');
	});

	it('does not change a file that is not deleted, however often it runs', async () => {
		expectVersions(versionAnswer(1), versionAnswer(2));
		aps().get(paths.file).reply(200, { data: fileAnswer() });
		const { records } = await runOperation('file.restore', { project, file });
		expect(records).toMatchObject([{ itemId: FILE, versionNumber: 2 }]);
	});

	it.each([
		['the file says so', 200, { data: fileAnswer({ attributes: { hidden: true } }) }],
		['the file is not shown', 404, {}],
	])('restores a file without a deletion version when %s', async (_when, status, answer) => {
		expectVersions(versionAnswer(1), versionAnswer(2));
		aps()
			.get(paths.file)
			.reply(status, answer)
			.post(paths.versions)
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('file.restore', { project, file });
		expect(records).toMatchObject([{ versionNumber: 3 }]);
	});

	it('says what to do when the name is taken', async () => {
		expectVersions(versionAnswer(1), versionAnswer(2, { storage: '' }));
		aps().post(paths.versions).query(true).reply(409, {});
		const { error } = await runOperation('file.restore', { project, file });
		expect(error?.description).toContain('Another file has taken the name');
	});
});
