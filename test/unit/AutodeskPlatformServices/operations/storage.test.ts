import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';
import {
	docsLink,
	folder,
	FOLDER,
	file,
	FILE,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

function expectStorage(type: 'folders' | 'items', id: string) {
	const data = { type: 'objects', id: STORAGE, relationships: { target: related(type, id) } };
	aps(JSON_API)
		.post(paths.storage, {
			jsonapi: { version: '1.0' },
			data: {
				type: 'objects',
				attributes: { name: 'plan.dwg' },
				relationships: { target: related(type, id) },
			},
		})
		.reply(201, { data });
	return data;
}

describe('Storage: Create', () => {
	const forFile = { project, folder, fileName: 'plan.dwg' };

	it('creates storage for a new file in a folder and returns bucket and object key', async () => {
		expectStorage('folders', FOLDER);
		const { records } = await runOperation('storage.create', forFile);
		expect(records).toEqual([
			{
				objectKey: '2f9c1d7e-5b84.dwg',
				bucketKey: 'wip.dm.prod',
				id: STORAGE,
				folderId: FOLDER,
				itemId: null,
			},
		]);
	});

	it('creates storage for a new version of a file', async () => {
		expectStorage('items', FILE);
		const { records } = await runOperation('storage.create', {
			project,
			targetType: 'newVersion',
			file,
			fileName: 'plan.dwg',
		});
		expect(records).toMatchObject([{ folderId: null, itemId: FILE }]);
	});

	it('resolves a link to a version to its file', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		expectStorage('items', FILE);
		const { error } = await runOperation('storage.create', {
			targetType: 'newVersion',
			file: byUrl(docsLink(VERSION)),
			fileName: 'plan.dwg',
		});
		expect(error).toBeUndefined();
	});

	it('returns the raw storage when Simplify is off', async () => {
		const data = expectStorage('folders', FOLDER);
		const { records } = await runOperation('storage.create', { ...forFile, simplify: false });
		expect(records).toEqual([data]);
	});

	it('says what to check when uploads are not allowed', async () => {
		aps()
			.post(paths.storage)
			.reply(403, { errors: [{ detail: 'no upload permission' }] });
		const { error } = await runOperation('storage.create', forFile);
		expect(error?.description).toContain('no upload permission');
		expect(error?.description).toContain('permissions on the project or folder');
	});

	it.each([
		['File Name: "<.dwg" contains <', { fileName: '<.dwg' }],
		['Folder: choose a folder', { folder: byId('={{ "" }}') }],
		['File: choose a file', { targetType: 'newVersion', file: byId('={{ "" }}') }],
		['Custom Body (JSON)', { additionalFields: { customBody: 'x' } }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('storage.create', { ...forFile, ...parameters });
		expect(error?.message).toContain(message);
	});
});
