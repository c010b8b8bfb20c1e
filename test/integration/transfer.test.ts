import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, runOperation } from '../harness/runOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { BUCKETS, FOLDERS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const project = byId(PROJECTS.tower.id);
const folder = byId(FOLDERS.towerDrawings);

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

async function download(name: string, parameters: object) {
	const { outputs, error } = await runOperation(
		name,
		{ ...parameters },
		{ as: 'oAuth2', credentials: credentialsAt(simulator(), 'kim') },
	);
	return { items: outputs[0] ?? [], error };
}

async function textOf({ binary }: INodeExecutionData, field = 'data'): Promise<string> {
	const file = binary?.[field];
	if (!file) throw new Error(`The item has no file in ${field}`);
	return (await Container.get(BinaryDataService).getAsBuffer(file)).toString();
}

async function uploadFile(fileName: string, text: string): Promise<IDataObject> {
	const parameters = { project, folder, fileName, contentFrom: 'text', text };
	const [file] = await run('folder.upload', parameters, { as: 'kim' });
	return file;
}

describe('a file', () => {
	it.each([
		['its newest version', (file: IDataObject) => ({ file: byId(String(file.id)) })],
		[
			'one of its versions',
			(file: IDataObject) => ({
				contentOf: 'fileVersion',
				fileVersion: byId(String(file.versionId)),
			}),
		],
	])('is downloaded under its own name as %s', async (_what, parameters) => {
		const file = await uploadFile('Größe 1.pdf', 'content');
		const { items, error } = await download('file.download', { project, ...parameters(file) });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			name: 'Größe 1.pdf',
			versionNumber: 1,
			transfer: { bytes: 7, parts: 1 },
		});
		expect(items[0].binary?.data).toMatchObject({
			fileName: 'Größe 1.pdf',
			mimeType: 'application/pdf',
		});
		expect(await textOf(items[0])).toBe('content');
	});

	it('is downloaded by the ID of its storage, into the field and under the name chosen', async () => {
		const { storageId } = await uploadFile('a.rvt', 'model');
		const { items } = await download('file.download', {
			contentOf: 'storage',
			storageId,
			binaryPropertyName: 'model',
			options: { fileName: 'b.rvt' },
		});
		expect(items[0].json).toMatchObject({ name: 'b.rvt', size: 5, id: storageId });
		expect(items[0].binary?.model.mimeType).toBe('application/octet-stream');
		expect(await textOf(items[0], 'model')).toBe('model');
	});

	it('that was deleted says so, and what to do', async () => {
		const { id } = await uploadFile('gone.txt', 'x');
		await run('file.delete', { project, file: byId(String(id)) }, { as: 'kim' });
		const { error } = await download('file.download', { project, file: byId(String(id)) });
		expect(error?.message).toContain('has no content to download');
		expect(error?.description).toContain('marks the deletion of the file');
	});

	it('that is no storage ID is refused before any call', async () => {
		const { error } = await download('file.download', { contentOf: 'storage', storageId: 'x' });
		expect(error?.message).toContain('Storage ID: "x" is not a storage ID');
	});
});

describe('a folder', () => {
	it('is downloaded with the folders below it, one item per file that passes the filters', async () => {
		await uploadFile('one.TXT', 'one');
		await uploadFile('two.txt', 'two');
		await uploadFile('three.csv', '3');
		const parent = byId(FOLDERS.towerProjectFiles);
		const { items, error } = await download('folder.download', {
			project,
			folder: parent,
			returnAll: true,
			filters: { fileTypes: '.txt' },
		});
		expect(error).toBeUndefined();
		const files = await Promise.all(
			items.map(async (item) => [item.json.name, item.json.folderPath, await textOf(item)]),
		);
		expect(files).toEqual(
			expect.arrayContaining([
				['one.TXT', 'Drawings', 'one'],
				['two.txt', 'Drawings', 'two'],
			]),
		);
		expect(files.every(([name]) => /\.txt$/i.test(String(name)))).toBe(true);
	});

	it('is downloaded alone, and up to the limit', async () => {
		await uploadFile('one.txt', 'one');
		await uploadFile('two.txt', 'two');
		const { items } = await download('folder.download', {
			project,
			folder,
			limit: 1,
			filters: { nameContains: '.TXT' },
			options: { includeSubfolders: false },
		});
		expect(items).toHaveLength(1);
	});
});

describe('an object', () => {
	it('is uploaded and downloaded in one step each, whatever its key', async () => {
		const at = { bucket: byId(BUCKETS.models.key), object: byId('plans/図面 100% #1.json') };
		const parameters = { ...at, contentFrom: 'json', json: '{"a":1}' };
		const [uploaded] = await run('object.upload', parameters);
		expect(uploaded).toMatchObject({ size: 7, contentType: 'application/json' });
		const { outputs } = await runOperation('object.download', at, {
			as: 'twoLegged',
			credentials: credentialsAt(simulator(), 'app'),
		});
		const [item] = outputs[0] ?? [];
		expect(item.json).toMatchObject({ name: '図面 100% #1.json', sha1: uploaded.sha1, size: 7 });
		expect(await textOf(item)).toBe('{"a":1}');
	});

	it('that does not exist is reported', async () => {
		const at = { bucket: byId(BUCKETS.models.key), object: byId('missing') };
		await expect(run('object.download', at)).rejects.toThrow('Download object: not found');
	});
});
