import type { INodeParameters } from 'n8n-workflow';
import { afterEach, describe, expect, it } from 'vitest';
import { operationsAt } from '../harness/operationsAt';
import { byId, byUrl } from '../harness/runOperation';
import { growFile } from '../harness/simulator/grownTree';
import { freshSimulator } from '../harness/simulator/requests';
import { fastClock } from '../harness/fastClock';
import { removeStoredFiles } from '../harness/storedFile';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../simulator';
import { tipOf } from '../simulator/state/folderTree';

const simulator = freshSimulator();
const run = operationsAt(simulator);
fastClock();
afterEach(removeStoredFiles);

const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.guid) };
const plan = { ...tower, file: byId(ITEMS.plan.id) };
const toModels = { destinationFolder: byId(FOLDERS.towerModels) };
const toBridge = {
	destinationProject: byId(PROJECTS.bridge.id),
	destinationFolder: byId(FOLDERS.bridgeProjectFiles),
};

const textOf = async (storageId: unknown) => {
	const object = byId(String(storageId));
	const [{ url }] = await run('object.getSignedDownloadUrl', { object });
	return await (await fetch(String(url))).text();
};
const original = () => simulator().state.items.get(ITEMS.plan.id)!;
const contentOfPlan = async () => await textOf(tipOf(simulator().state, original()).storageId);
const bytesMoved = () =>
	simulator().journal.entries.filter(({ path }) => path.includes('signeds3')).length;

describe('File: Copy', () => {
	const copy = async (parameters: INodeParameters) => await run('file.copy', parameters);

	it('lets Autodesk copy within a project, with a new ID', async () => {
		const [copied] = await copy({ ...plan, ...toModels });
		expect(copied).toMatchObject({
			name: 'A-101.pdf',
			outcome: 'created',
			versionNumber: 1,
			folderId: FOLDERS.towerModels,
			projectId: PROJECTS.tower.id,
			sourceId: ITEMS.plan.id,
		});
		expect(copied.id).not.toBe(ITEMS.plan.id);
		expect(bytesMoved()).toBe(0);
		expect(await textOf(copied.storageId)).toBe(await contentOfPlan());
	});

	it('takes the content through n8n to another project', async () => {
		const [copied] = await copy({ ...plan, ...toBridge, fileName: 'Übersicht.pdf' });
		expect(copied).toMatchObject({
			name: 'Übersicht.pdf',
			outcome: 'created',
			projectId: PROJECTS.bridge.id,
			folderId: FOLDERS.bridgeProjectFiles,
		});
		expect(await textOf(copied.storageId)).toBe(await contentOfPlan());
	});

	it('finds the destination project in a link to the destination folder', async () => {
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECTS.bridge.guid}?folderUrn=${encodeURIComponent(FOLDERS.bridgeProjectFiles)}`;
		const [copied] = await copy({ ...plan, destinationFolder: byUrl(link) });
		expect(copied).toMatchObject({ projectId: PROJECTS.bridge.id });
	});

	it.each([toModels, toBridge])('follows If File Exists when the name is taken: %j', async (to) => {
		const folderId = String(to.destinationFolder.value);
		const existing = growFile(simulator(), folderId, 'a-101.PDF', 'before');
		await expect(copy({ ...plan, ...to })).rejects.toMatchObject({
			message: 'The destination folder already contains a file "A-101.pdf"',
			details: expect.stringContaining(existing.id),
		});
		expect(await copy({ ...plan, ...to, ifFileExists: 'skip' })).toMatchObject([
			{ outcome: 'skipped', id: existing.id, versionNumber: 1 },
		]);
		const [updated] = await copy({ ...plan, ...to, ifFileExists: 'newVersion' });
		expect(updated).toMatchObject({ outcome: 'newVersion', id: existing.id, versionNumber: 2 });
		expect(await textOf(updated.storageId)).toBe(await contentOfPlan());
	});

	it('creates no second copy when Autodesk copies but does not answer', async () => {
		simulator().faults.order({
			method: 'POST',
			path: '*/items',
			fault: { kind: 'cut', when: 'afterHeaders' },
			times: 1,
		});
		const [copied] = await copy({ ...plan, ...toModels });
		expect(copied).toMatchObject({ outcome: 'created', name: 'A-101.pdf' });
		const names = await run('folder.getContents', {
			...tower,
			folder: byId(FOLDERS.towerModels),
			returnAll: true,
		});
		expect(names.filter(({ name }) => name === 'A-101.pdf')).toHaveLength(1);
	});
});

describe('File: Move', () => {
	const move = async (parameters: INodeParameters) => await run('file.move', parameters);

	it('keeps ID and versions where Autodesk moves the file', async () => {
		Object.assign(simulator().settings, { itemsMove: true });
		const versions = original().versionIds.length;
		expect(await move({ ...plan, ...toModels })).toMatchObject([
			{
				outcome: 'moved',
				id: ITEMS.plan.id,
				sourceId: ITEMS.plan.id,
				folderId: FOLDERS.towerModels,
				versionNumber: versions,
			},
		]);
		expect(original()).toMatchObject({ folderId: FOLDERS.towerModels, hidden: false });
	});

	it('copies and deletes where Autodesk does not, and says so', async () => {
		const [moved] = await move({ ...plan, ...toModels });
		expect(moved).toMatchObject({
			outcome: 'copied',
			folderId: FOLDERS.towerModels,
			sourceId: ITEMS.plan.id,
			versionNumber: 1,
		});
		expect(original()).toMatchObject({ folderId: FOLDERS.towerDrawings, hidden: true });
	});

	it('copies and deletes between projects', async () => {
		const [moved] = await move({ ...plan, ...toBridge });
		expect(moved).toMatchObject({ outcome: 'copied', projectId: PROJECTS.bridge.id });
		expect(original().hidden).toBe(true);
	});

	it.each([toModels, toBridge])('leaves the file alone if its ID must be kept: %j', async (to) => {
		await expect(move({ ...plan, ...to, ifNotMovable: 'fail' })).rejects.toThrow(
			'Autodesk cannot move "A-101.pdf" so that it keeps its ID',
		);
		expect(original()).toMatchObject({ folderId: FOLDERS.towerDrawings, hidden: false });
	});

	it('leaves the file alone if the name is taken', async () => {
		growFile(simulator(), FOLDERS.towerModels, 'A-101.PDF');
		await expect(move({ ...plan, ...toModels })).rejects.toThrow('already contains a file');
		expect(original().hidden).toBe(false);
	});

	it('says that the file is in both folders if the original cannot be deleted', async () => {
		const fault = { kind: 'status', status: 423 } as const;
		simulator().faults.order({ method: 'POST', path: '*/versions', fault });
		await expect(move({ ...plan, ...toModels })).rejects.toMatchObject({
			details: expect.stringMatching(/in both folders now.*A-101|in both folders now/),
		});
	});

	it('refuses the folder that the file is in', async () => {
		await expect(move({ ...plan, destinationFolder: byId(FOLDERS.towerDrawings) })).rejects.toThrow(
			'in this folder already',
		);
	});
});
