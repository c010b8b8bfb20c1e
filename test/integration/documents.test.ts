import type { INodeParameters } from 'n8n-workflow';
import { afterEach, describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byUrl } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { removeStoredFiles, storedFile } from '../harness/storedFile';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../simulator';
import { freshSimulator } from '../harness/simulator/requests';

const simulator = freshSimulator();
const run = operationsAt(simulator);
afterEach(removeStoredFiles);

const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.guid) };
const drawings = { ...tower, folder: byId(FOLDERS.towerDrawings) };

const text = (content: string, more: INodeParameters = {}) => ({
	contentFrom: 'text',
	text: content,
	...more,
});

/** The content of a storage object, read as a workflow would. */
async function contentOf(storageId: unknown): Promise<string> {
	const object = byId(String(storageId));
	const [{ url }] = await run('object.getSignedDownloadUrl', { object });
	return await (await fetch(String(url))).text();
}

describe('a folder', () => {
	it('is created, renamed, moved, deleted and restored', async () => {
		const [created] = await run('folder.create', {
			...tower,
			folder: byId(FOLDERS.towerProjectFiles),
			folderName: 'Schnitte – Entwurf',
			additionalFields: { description: 'Sections' },
		});
		expect(created).toMatchObject({ folderId: FOLDERS.towerProjectFiles, hidden: false });
		const folder = byId(String(created.id));

		const renamed = await run('folder.update', {
			...tower,
			folder,
			updateFields: { name: 'Sections' },
		});
		expect(renamed).toMatchObject([{ id: created.id, name: 'Sections' }]);

		const destinationFolder = byId(FOLDERS.towerDrawings);
		expect(await run('folder.move', { ...tower, folder, destinationFolder })).toMatchObject([
			{ folderId: FOLDERS.towerDrawings },
		]);

		expect(await run('folder.delete', { ...tower, folder })).toEqual([{ deleted: true }]);
		const shown = { ...drawings, returnAll: true, filters: { type: 'folders' } };
		expect(await run('folder.getContents', shown)).toEqual([]);

		expect(
			await run('folder.restore', { ...tower, folder, options: { newName: 'Sections 2' } }),
		).toMatchObject([{ name: 'Sections 2', hidden: false }]);
		expect(await run('folder.getContents', shown)).toMatchObject([{ name: 'Sections 2' }]);
	});

	it('is refused if its name is taken or Autodesk does not allow it there', async () => {
		const duplicate = { ...tower, folder: byId(FOLDERS.towerProjectFiles), folderName: 'Models' };
		await expect(run('folder.create', duplicate)).rejects.toThrow('already exists');
		const inRoot = { ...duplicate, folder: byId(PROJECTS.tower.rootFolderId) };
		await expect(run('folder.create', inRoot)).rejects.toMatchObject({
			details: expect.stringContaining('root folder'),
		});
	});
});

describe('a file', () => {
	it('is uploaded, given new versions, deleted and restored', async () => {
		const upload = { ...drawings, fileName: 'Straßenplan 1.txt' };
		const [first] = await run('folder.upload', { ...upload, ...text('one') });
		expect(first).toMatchObject({ outcome: 'created', versionNumber: 1, size: 3 });
		const file = byId(String(first.id));

		const [second] = await run('folder.upload', { ...upload, ...text('two!') });
		expect(second).toMatchObject({ outcome: 'newVersion', id: first.id, versionNumber: 2 });
		expect(await contentOf(second.storageId)).toBe('two!');

		expect(
			await run('folder.upload', { ...upload, ...text('three', { ifFileExists: 'skip' }) }),
		).toMatchObject([{ outcome: 'skipped', versionId: second.versionId }]);
		await expect(
			run('folder.upload', { ...upload, ...text('three', { ifFileExists: 'fail' }) }),
		).rejects.toThrow('already contains a file "Straßenplan 1.txt"');

		const [promoted] = await run('fileVersion.create', {
			...tower,
			file,
			contentFrom: 'copy',
			sourceVersion: byId(String(first.versionId)),
		});
		expect(promoted).toMatchObject({ itemId: first.id, versionNumber: 3 });
		expect(await contentOf(promoted.storageId)).toBe('one');
		const versions = await run('file.getVersions', { ...tower, file, returnAll: true });
		expect(versions.map(({ versionNumber }) => versionNumber)).toEqual([3, 2, 1]);

		expect(await run('file.delete', { ...tower, file: byId(String(first.versionId)) })).toEqual([
			{ deleted: true },
		]);
		const listed = await run('folder.getContents', { ...drawings, returnAll: true });
		expect(listed.map(({ id }) => id)).not.toContain(first.id);

		const [restored] = await run('file.restore', { ...tower, file });
		expect(restored).toMatchObject({ itemId: first.id, versionNumber: 5 });
		expect(await contentOf(restored.storageId)).toBe('one');
		expect(
			await run('file.get', { ...tower, file, options: { includeFolderPath: true } }),
		).toMatchObject([{ versionNumber: 5, folderPath: 'Project Files/Drawings' }]);
	});

	it.each(['afterHeaders', 'midBody'] as const)(
		'gets each version only once when the response to its upload is cut (%s)',
		async (when) => {
			const upload = { ...drawings, fileName: 'Cut.txt' };
			const cut = (path: string) =>
				simulator().faults.order({ method: 'POST', path, fault: { kind: 'cut', when }, times: 1 });
			cut('*/items');
			const [first] = await run('folder.upload', { ...upload, ...text('one') });
			expect(first).toMatchObject({ outcome: 'created', versionNumber: 1 });
			cut('*/versions');
			const [second] = await run('folder.upload', { ...upload, ...text('two!') });
			expect(second).toMatchObject({ outcome: 'newVersion', id: first.id, versionNumber: 2 });
			expect(await contentOf(second.storageId)).toBe('two!');
			const file = byId(String(first.id));
			expect(await run('file.getVersions', { ...tower, file })).toHaveLength(2);
		},
	);

	it('is restored only once, however often this is requested', async () => {
		const file = byId(ITEMS.plan.id);
		await run('file.delete', { ...tower, file });
		const [restored] = await run('file.restore', { ...tower, file });
		expect(await run('file.restore', { ...tower, file })).toMatchObject([{ id: restored.id }]);
	});

	it('can be created step by step', async () => {
		const fileName = 'A-200.txt';
		const [storage] = await run('storage.create', { ...drawings, fileName });
		const object = byId(String(storage.id));
		const [{ uploadKey, urls }] = await run('object.getSignedUploadUrls', { object });
		const [signedUrl] = urls as string[];
		await run('object.uploadToSignedUrl', { signedUrl, ...text('steps') });
		await run('object.completeUpload', { object, uploadKey: uploadKey as string });
		const storageId = storage.id as string;
		const [created] = await run('file.create', { ...drawings, fileName, storageId });
		expect(created).toMatchObject({ name: fileName, versionNumber: 1, storageId });

		await expect(
			run('file.create', { ...drawings, fileName: 'A-201.txt', storageId }),
		).rejects.toMatchObject({ details: expect.stringContaining('belongs to another version') });
		const copy = { contentFrom: 'copy', sourceVersion: byId(ITEMS.plan.id) };
		expect(
			await run('file.create', { ...drawings, fileName: 'A-101 copy.pdf', ...copy }),
		).toMatchObject([{ name: 'A-101 copy.pdf', versionNumber: 1 }]);
	});

	it('is uploaded unchanged from n8n’s file store', async () => {
		const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
		const binary = { data: await storedFile(bytes, 'Scan.bin') };
		const [uploaded] = await run('folder.upload', { ...drawings }, { binary });
		expect(uploaded).toMatchObject({ name: 'Scan.bin', size: bytes.length });
		const object = byId(String(uploaded.storageId));
		const [{ url }] = await run('object.getSignedDownloadUrl', { object });
		const stored = Buffer.from(await (await fetch(String(url))).arrayBuffer());
		expect(stored.equals(bytes)).toBe(true);
	});

	it('is uploaded to projects in other regions and other types of hub', async () => {
		const europe = { project: byId(PROJECTS.plant.id), folder: byId(FOLDERS.plantProjectFiles) };
		const [inEurope] = await run('folder.upload', { ...europe, ...text('x'), fileName: 'x.txt' });
		expect(inEurope.storageId).toContain('wip.dm.emea');

		const robot = { project: byId(PROJECTS.robot.id), folder: byId(FOLDERS.robotFiles) };
		const upload = { ...robot, ...text('y'), fileName: 'y.txt' };
		expect(await run('folder.upload', upload, { as: 'kim' })).toMatchObject([
			{ outcome: 'created' },
		]);
		const file = byId(ITEMS.robotArm.id);
		expect(
			await run('file.update', { ...robot, file, fileName: 'Arm 2.f3d' }, { as: 'kim' }),
		).toMatchObject([{ name: 'Arm 2.f3d' }]);
	});

	it('is read by version ID, item ID or link', async () => {
		const version = `urn:adsk.wipprod:fs.file:vf.${ITEMS.plan.id.split(':').pop()}?version=1`;
		expect(await run('fileVersion.get', { ...tower, fileVersion: byId(version) })).toMatchObject([
			{ itemId: ITEMS.plan.id, versionNumber: 1 },
		]);
		expect(
			await run('fileVersion.get', { ...tower, fileVersion: byId(ITEMS.plan.id) }),
		).toMatchObject([{ versionNumber: 2 }]);
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECTS.tower.guid}?entityId=${encodeURIComponent(version)}`;
		expect(await run('file.getNewestVersion', { file: byUrl(link) })).toMatchObject([
			{ versionNumber: 2 },
		]);
	});

	it('shows which formats it can be converted to, and that no conversion exists yet', async () => {
		const file = byId(ITEMS.architecture.id);
		expect(
			await run('fileVersion.getDownloadFormats', { ...tower, fileVersion: file }),
		).toMatchObject([{ fileType: 'ifc' }]);
		expect(await run('fileVersion.getDownloads', { ...tower, fileVersion: file })).toEqual([]);
	});
});

describe('a search', () => {
	it('finds files in subfolders by all filters combined', async () => {
		const inProjectFiles = { ...tower, folder: byId(FOLDERS.towerProjectFiles), returnAll: true };
		const found = await run('folder.search', {
			...inProjectFiles,
			filters: {
				nameContains: 'ARCH',
				fileTypes: 'rvt,ifc',
				createdSince: '2025-03-01T00:00:00Z',
				conditions: { condition: [{ field: 'versionNumber', operator: '-ge', value: '3' }] },
			},
		});
		expect(found).toMatchObject([
			{ id: ITEMS.architecture.id, folderId: FOLDERS.towerArchitecture, versionNumber: 3 },
		]);
	});

	it('finds every file once over many pages, even if deleted files leave some pages empty', async () => {
		simulator().settings.searchPageSize = 2;
		for (let number = 1; number <= 9; number++) {
			simulator().uploadFile({ fileName: `Page ${number}.txt`, folderId: FOLDERS.towerDrawings });
		}
		for (const item of simulator().state.items.values()) {
			if (/^Page [345]\./.test(item.displayName)) item.hidden = true;
		}
		const filters = { nameStarts: 'Page ' };
		const found = await run('folder.search', { ...drawings, returnAll: true, filters });
		expect(found.map(({ name }) => name).sort()).toEqual(
			[1, 2, 6, 7, 8, 9].map((number) => `Page ${number}.txt`),
		);
	});
});

describe('the contents of a folder', () => {
	it.each(['url', 'path'] as const)(
		'are listed across all pages, linked by %s, even if deleted files leave some pages empty',
		async (jsonApiNextLink) => {
			Object.assign(simulator().settings, { jsonApiNextLink });
			simulator().populate({ files: 450, folderId: FOLDERS.towerModels });
			const files = [...simulator().state.items.values()].filter(
				({ folderId }) => folderId === FOLDERS.towerModels,
			);
			// The whole second page: a folder precedes the files.
			for (const file of files.slice(199, 399)) file.hidden = true;
			const models = { ...tower, folder: byId(FOLDERS.towerModels) };
			const shown = { ...models, filters: { type: 'files' } };
			const all = await run('folder.getContents', { ...shown, returnAll: true });
			expect(all).toHaveLength(250);
			expect(new Set(all.map(({ id }) => id)).size).toBe(250);
			expect(await run('folder.getContents', { ...shown, limit: 220 })).toHaveLength(220);
		},
	);
});

describe('the lists in the editor', () => {
	const names = async (method: string, parameters: INodeParameters, filter: string) => {
		const { results } = await searchList(
			new AutodeskPlatformServices(),
			method,
			{ authentication: 'twoLegged', resource: 'file', operation: 'get', ...parameters },
			{ credentials: credentialsAt(simulator(), 'app'), filter },
		);
		return results.map(({ name }) => name);
	};

	it('find a file by its path, and by a part of its name in any folder', async () => {
		expect(await names('searchFiles', tower, 'project files/drawings/a-1')).toEqual([
			'Project Files/Drawings/A-101.pdf',
		]);
		expect(await names('searchFiles', tower, 'tower')).toEqual(['Tower-ARCH.rvt']);
	});

	it('find the files to restore', async () => {
		const path = '/Project Files/Drawings/';
		const outdated = 'Project Files/Drawings/Outdated.dwg';
		expect(await names('searchDeletedFiles', tower, path)).toEqual([outdated]);
		expect(await names('searchFiles', tower, path)).not.toContain(outdated);
	});

	it('show the versions of a file', async () => {
		const file = byId(ITEMS.plan.id);
		expect(await names('searchFileVersions', { ...tower, file }, '')).toEqual([
			expect.stringMatching(/^Version 2: A-101.pdf, 2025-/),
			expect.stringMatching(/^Version 1: A-101.pdf, 2025-/),
		]);
	});
});
