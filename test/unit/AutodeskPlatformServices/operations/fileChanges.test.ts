import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';
import {
	docsLink,
	folder,
	FOLDER,
	FUSION_PROJECT,
	item,
	ITEM,
	itemAnswer,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	version,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

describe('Item: Create', () => {
	const fromStorage = { project, folder, fileName: 'plan.dwg', storageId: STORAGE };

	function newItem({
		item: itemType = 'items:autodesk.bim360:File',
		version = 'versions:autodesk.bim360:File',
		storage = STORAGE,
		...more
	} = {}) {
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

	const answer = { data: itemAnswer(), included: [versionAnswer()] };

	it('makes an item from a storage object', async () => {
		aps(JSON_API).post(paths.items, newItem()).reply(201, answer);
		const { records } = await runOperation('item.create', fromStorage);
		expect(records).toMatchObject([{ id: ITEM, versionId: VERSION, storageId: STORAGE }]);
	});

	it('takes the extension types of the kind of hub', async () => {
		aps()
			.post(
				`/data/v1/projects/${FUSION_PROJECT}/items`,
				newItem({ item: 'items:autodesk.core:File', version: 'versions:autodesk.core:File' }),
			)
			.reply(201, answer);
		const { error } = await runOperation('item.create', {
			...fromStorage,
			project: byId(FUSION_PROJECT),
		});
		expect(error).toBeUndefined();
	});

	it('takes extension types and a workflow for webhooks as given', async () => {
		const meta = { workflow: 'nightly-upload' };
		aps()
			.post(
				paths.items,
				newItem({
					item: 'items:autodesk.bim360:Document',
					version: 'versions:autodesk.bim360:Document',
					...{ meta },
				}),
			)
			.reply(201, answer);
		const { error } = await runOperation('item.create', {
			...fromStorage,
			additionalFields: {
				itemType: 'items:autodesk.bim360:Document',
				versionType: 'versions:autodesk.bim360:Document',
				workflow: 'nightly-upload',
			},
		});
		expect(error).toBeUndefined();
	});

	it('copies a version of the project', async () => {
		aps()
			.post(paths.items, newItem({ storage: '' }))
			.query({ copyFrom: VERSION })
			.reply(201, answer);
		const { error } = await runOperation('item.create', {
			project,
			folder,
			fileName: 'plan.dwg',
			fileSource: 'copy',
			sourceVersion: version,
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['the ID', item],
		['a link', byUrl(docsLink(ITEM))],
	])('copies the newest version when given %s of an item', async (_what, sourceVersion) => {
		aps()
			.get(`${paths.item}/tip`)
			.reply(200, { data: versionAnswer() })
			.post(paths.items)
			.query({ copyFrom: VERSION })
			.reply(201, answer);
		const { error } = await runOperation('item.create', {
			project,
			folder,
			fileName: 'plan.dwg',
			fileSource: 'copy',
			sourceVersion,
		});
		expect(error).toBeUndefined();
	});

	it('returns the raw item with its version while Simplify is off', async () => {
		aps().post(paths.items).reply(201, answer);
		const { records } = await runOperation('item.create', { ...fromStorage, simplify: false });
		expect(records).toEqual([{ ...itemAnswer(), included: [versionAnswer()] }]);
	});

	it.each([
		[409, 'Version > Create'],
		[400, 'upload to the storage object was completed'],
	])('advises on status %i', async (status, advice) => {
		aps()
			.post(paths.items)
			.reply(status, { errors: [{ detail: 'no' }] });
		const { error } = await runOperation('item.create', fromStorage);
		expect(error).toMatchObject({
			httpCode: String(status),
			description: expect.stringContaining(advice),
		});
	});

	it.each([
		['File Name: enter a name', { fileName: '={{ "" }}' }],
		['File Name: "a|b.dwg" contains |', { fileName: 'a|b.dwg' }],
		['Storage ID: "urn:x" is no storage ID', { storageId: 'urn:x' }],
		['Version to Copy: "v2" is no version ID', { fileSource: 'copy', sourceVersion: byId('v2') }],
		[
			'Version to Copy: choose a version to copy',
			{ fileSource: 'copy', sourceVersion: byId('={{ "" }}') },
		],
		['Workflow ID: "a b" breaks the rule', { additionalFields: { workflow: 'a b' } }],
		['Workflow ID: "4.5,6" breaks', { additionalFields: { workflow: '={{ [4.5, 6] }}' } }],
		['Item Extension Type: "File" is none', { additionalFields: { itemType: 'File' } }],
		['Custom Body (JSON)', { additionalFields: { customBody: '[1]' } }],
	])('refuses before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('item.create', { ...fromStorage, ...parameters });
		expect(error?.message).toContain(message);
	});
});

describe('Item: Update', () => {
	const fusion = byId(FUSION_PROJECT);

	it('renames an item of a hub that is no ACC account', async () => {
		const path = paths.item.replace(/b\.[^/]+/, FUSION_PROJECT);
		aps(JSON_API)
			.patch(path, {
				jsonapi: { version: '1.0' },
				data: { type: 'items', id: ITEM, attributes: { displayName: 'new.f3d' } },
			})
			.reply(200, { data: itemAnswer({ name: 'new.f3d' }) });
		const { records } = await runOperation('item.update', {
			project: fusion,
			item,
			fileName: 'new.f3d',
		});
		expect(records).toMatchObject([{ id: ITEM, name: 'new.f3d' }]);
	});

	it.each([
		['Project: Autodesk does not rename files of ACC', { project }],
		['File Name: "a:b" contains :', { fileName: 'a:b' }],
	])('refuses before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('item.update', {
			project: fusion,
			item,
			fileName: 'new.f3d',
			...parameters,
		});
		expect(error?.message).toContain(message);
	});
});

describe('Item: Delete', () => {
	const deletion = {
		jsonapi: { version: '1.0' },
		data: {
			type: 'versions',
			attributes: { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } },
			relationships: { item: related('items', ITEM) },
		},
	};

	it('adds a version that deletes the file', async () => {
		aps(JSON_API)
			.post(paths.versions, deletion)
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('item.delete', { project, item });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('takes a version for its item', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		aps()
			.post(paths.versions, deletion)
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('item.delete', { project, item: byId(VERSION) });
		expect(error).toBeUndefined();
	});

	it('reports a file that is locked', async () => {
		aps()
			.post(paths.versions)
			.reply(423, { errors: [{ detail: 'reserved by Lee' }] });
		const { error } = await runOperation('item.delete', { project, item });
		expect(error).toMatchObject({
			message: 'Delete item (file): locked by somebody or still being processed',
			description: expect.stringContaining('reserved by Lee'),
		});
	});
});

describe('Item: Restore', () => {
	function expectVersions(...data: object[]) {
		aps().get(`${paths.item}/versions`).reply(200, { data });
	}

	it('makes the newest version with content the next one', async () => {
		expectVersions(versionAnswer(1), versionAnswer(3, { storage: '' }), versionAnswer(2));
		aps(JSON_API)
			.post(paths.versions, {
				jsonapi: { version: '1.0' },
				data: {
					type: 'versions',
					attributes: { extension: { type: 'versions:autodesk.bim360:File', version: '1.0' } },
					relationships: { item: related('items', ITEM) },
				},
			})
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(4) });
		const { records } = await runOperation('item.restore', { project, item });
		expect(records).toMatchObject([{ itemId: ITEM, versionNumber: 4 }]);
	});

	it('says so when there is nothing to restore from', async () => {
		expectVersions(versionAnswer(1, { storage: '' }));
		const { error } = await runOperation('item.restore', { project, item });
		expect(error?.message).toContain('The file has no version with content');
	});

	it('leaves a file alone that is not deleted, however often it runs', async () => {
		expectVersions(versionAnswer(1), versionAnswer(2));
		aps().get(paths.item).reply(200, { data: itemAnswer() });
		const { records } = await runOperation('item.restore', { project, item });
		expect(records).toMatchObject([{ itemId: ITEM, versionNumber: 2 }]);
	});

	it.each([
		['the item says so', 200, { data: itemAnswer({ attributes: { hidden: true } }) }],
		['the item is not shown', 404, {}],
	])('restores a file whose deletion is in no version when %s', async (_when, status, answer) => {
		expectVersions(versionAnswer(1), versionAnswer(2));
		aps()
			.get(paths.item)
			.reply(status, answer)
			.post(paths.versions)
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('item.restore', { project, item });
		expect(records).toMatchObject([{ versionNumber: 3 }]);
	});

	it('says what is in the way when the name is taken', async () => {
		expectVersions(versionAnswer(1), versionAnswer(2, { storage: '' }));
		aps().post(paths.versions).query(true).reply(409, {});
		const { error } = await runOperation('item.restore', { project, item });
		expect(error?.description).toContain('Another file has taken the name');
	});
});
