import { beforeEach, describe, expect, it } from 'vitest';
import { fastClock } from '../harness/fastClock';
import { operationsAt } from '../harness/operationsAt';
import { byId } from '../harness/runOperation';
import { growFile, growFolder } from '../harness/simulator/grownTree';
import { freshSimulator } from '../harness/simulator/requests';
import {
	FILE_A,
	FILE_B,
	OLD,
	outcomesOf,
	PLANS,
	SOUTH,
	TEMPLATE_PROJECT,
	templateTree,
	TO_BRIDGE,
	TO_MODELS,
} from '../harness/simulator/templateTree';
import { FOLDERS, PROJECTS, USERS } from '../simulator';
import { childFolders, itemsIn } from '../simulator/state/folderTree';
import type { OwnPermission } from '../simulator/state/folderPermission';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const waits = fastClock();
const { tree, copy, pathsBelow, creations } = templateTree(simulator);

describe('Folder: Copy Tree', () => {
	it('copies the folders, and says where each of them is', async () => {
		const lines = await copy(TO_MODELS);
		expect(lines.map(({ path, kind, outcome }) => [path, kind, outcome])).toEqual([
			['Project Files/Models/Template', 'folder', 'created'],
			['Project Files/Models/Template/Plans', 'folder', 'created'],
			['Project Files/Models/Template/Su\u0308d', 'folder', 'created'],
			['Project Files/Models/Template/Plans/Old', 'folder', 'created'],
		]);
		const root = copyOf('Template', FOLDERS.towerModels);
		expect(lines[0]).toMatchObject({ id: root.id, sourceId: tree.template.id, problem: null });
		expect(pathsBelow(root.id)).toEqual(['Plans/', 'Plans/Old/', 'S\u00fcd/']);
	});

	it('copies files too, to another project under another name', async () => {
		const lines = await copy({ ...TO_BRIDGE, copied: 'all', folderName: 'Haus 2' });
		expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect(lines[0]).toMatchObject({ path: 'Project Files/Haus 2', projectId: PROJECTS.bridge.id });
		expect(pathsBelow(FOLDERS.bridgeProjectFiles)).toEqual(
			expect.arrayContaining(['Haus 2/Plans/Old/b.pdf', 'Haus 2/Plans/a.pdf', 'Haus 2/S\u00fcd/']),
		);
	});

	it('says in a dry run what it would do, and changes nothing', async () => {
		growFolder(simulator(), 'PLANS', FOLDERS.bridgeProjectFiles);
		const lines = await copy({ ...TO_BRIDGE, copied: 'all', includeRoot: false, dryRun: true });
		expect(outcomesOf(lines)).toEqual({
			[PLANS]: 'existing',
			[SOUTH]: 'wouldCreate',
			[OLD]: 'wouldCreate',
			[FILE_A]: 'wouldCreate',
			[FILE_B]: 'wouldCreate',
		});
		expect(creations()).toEqual([]);
	});

	it('uses folders and files that exist, whatever the case and composition of their names', async () => {
		const root = growFolder(simulator(), 'TEMPLATE', FOLDERS.towerModels);
		growFolder(simulator(), 'S\u00dcD', root.id);
		growFile(simulator(), growFolder(simulator(), 'plans', root.id).id, 'A.PDF');
		const lines = await copy({ ...TO_MODELS, copied: 'all' });
		expect(outcomesOf(lines)).toEqual({
			'Project Files/Template': 'existing',
			[PLANS]: 'existing',
			[SOUTH]: 'existing',
			[FILE_A]: 'existing',
			[OLD]: 'created',
			[FILE_B]: 'created',
		});
		expect(creations()).toHaveLength(2);
	});

	it('copies nothing into a folder that exists if it should fail then', async () => {
		growFolder(simulator(), 'template', FOLDERS.towerModels);
		await expect(copy({ ...TO_MODELS, ifExists: 'fail' })).rejects.toThrow(
			'it contains a folder "template" already. Nothing was copied',
		);
		expect(creations()).toEqual([]);
	});

	it('adds a version only to files that have changed', async () => {
		await copy({ ...TO_MODELS, copied: 'all' });
		await change('a.pdf');
		const again = { ...TO_MODELS, copied: 'all', ifFileExists: 'update' };
		const changed = { [FILE_A]: 'newVersion', [FILE_B]: 'existing' };
		expect(outcomesOf(await copy({ ...again, dryRun: true }))).toMatchObject({
			...changed,
			[FILE_A]: 'wouldAddVersion',
		});
		expect(outcomesOf(await copy(again))).toMatchObject(changed);
	});

	it('reports files that exist as failed if that is wanted', async () => {
		await copy({ ...TO_MODELS, copied: 'all' });
		const lines = await copy({ ...TO_MODELS, copied: 'all', ifFileExists: 'fail' });
		expect(lines.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
			{ sourcePath: FILE_A, problem: 'The destination contains a file of this name' },
			{ sourcePath: FILE_B, problem: 'The destination contains a file of this name' },
		]);
	});

	it('stays within the rate limit without a refused call', async () => {
		Object.assign(simulator().settings, { enforceQuotas: true });
		for (let number = 0; number < 60; number++) {
			growFolder(simulator(), `${number}`, tree.template.id);
		}
		const now = Date.now();
		const lines = await copy({ ...TO_MODELS, includeRoot: false });
		expect(lines).toHaveLength(63);
		expect(Date.now() - now).toBeGreaterThan(55_000);
		expect(waits.length).toBeGreaterThan(0);
		const refused = simulator().journal.entries.filter(({ status }) => status === 429);
		expect(refused).toEqual([]);
	});

	it.each([
		{ into: () => tree.template.id, what: 'itself' },
		{ into: () => tree.old.id, what: 'a folder below it' },
	])('refuses to copy a folder into $what', async ({ into }) => {
		await expect(copy({ destinationFolder: byId(into()) })).rejects.toThrow(
			'choose a folder that is not in the folder to copy',
		);
		expect(creations()).toEqual([]);
	});

	it('refuses to copy a folder onto itself, but copies it beside itself', async () => {
		const beside = { destinationFolder: byId(FOLDERS.towerProjectFiles) };
		await expect(copy(beside)).rejects.toThrow('in this folder already');
		expect(await copy({ ...beside, folderName: 'Template 2' })).toHaveLength(4);
	});
});

describe('Folder: Copy Tree with permissions', () => {
	const ARCHITECT = '66660000-0000-4000-8000-000000000001';
	const give = (folderId: string, ...permissions: OwnPermission[]) =>
		simulator().state.folderPermissions.set(folderId, permissions);
	const givenTo = (folderId: string) => simulator().state.folderPermissions.get(folderId) ?? [];
	const architects: OwnPermission = {
		subjectType: 'ROLE',
		subjectId: ARCHITECT,
		actions: ['VIEW', 'COLLABORATE', 'DOWNLOAD'],
	};
	const lee: OwnPermission = {
		subjectType: 'USER',
		subjectId: USERS.lee.id,
		actions: ['VIEW', 'COLLABORATE'],
	};
	const withPermissions = { ...TO_MODELS, copyPermissions: true };

	beforeEach(() => {
		give(tree.plans.id, architects, lee);
	});

	it('gives the copies those of the folders, once', async () => {
		const lines = await copy(withPermissions);
		expect(lines.map(({ name, permissionsChanged }) => [name, permissionsChanged])).toEqual([
			['Template', 0],
			['Plans', 2],
			['Su\u0308d', 0],
			['Old', 0],
		]);
		const plans = copyOf('Plans', copyOf('Template', FOLDERS.towerModels).id);
		expect(givenTo(plans.id)).toEqual([architects, lee]);
		const again = await copy(withPermissions);
		expect(again.map(({ permissionsChanged }) => permissionsChanged)).toEqual([0, 0, 0, 0]);
	});

	it('says in a dry run how many it would give', async () => {
		const lines = await copy({ ...withPermissions, dryRun: true });
		expect(lines[1]).toMatchObject({ outcome: 'wouldCreate', permissionsChanged: 2 });
		expect(givenTo(FOLDERS.towerModels)).toEqual([]);
	});

	it('finds a role in another project by its name, and names who is not in it', async () => {
		const { state } = simulator();
		const ofBridge = state.industryRoles.get(PROJECTS.bridge.id)!;
		state.industryRoles.set(
			PROJECTS.bridge.id,
			ofBridge.map((role) => ({ ...role, id: role.id.replace(/^6666/, '7777') })),
		);
		const lines = await copy({ ...TO_BRIDGE, copyPermissions: true });
		expect(lines[1]).toMatchObject({
			outcome: 'created',
			permissionsChanged: 1,
			problem: expect.stringMatching(/^Permissions not copied: user Lee Park: .*has no USER/),
		});
		const plans = copyOf('Plans', copyOf('Template', FOLDERS.bridgeProjectFiles).id);
		expect(givenTo(plans.id)).toEqual([
			{ ...architects, subjectId: ARCHITECT.replace(/^6666/, '7777') },
		]);
	});

	it('waits for a folder that is locked, and copies the others', async () => {
		const fault = { kind: 'status', status: 423 } as const;
		simulator().faults.order({ method: 'POST', path: '*:batch-create', fault, times: 2 });
		const lines = await copy(withPermissions);
		expect(lines[1]).toMatchObject({ permissionsChanged: 2, problem: null });
	});

	it('is finished by another run if it was refused', async () => {
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ path: '*/permissions', fault });
		const lines = await copy(withPermissions);
		expect(lines[1]).toMatchObject({
			outcome: 'created',
			permissionsChanged: null,
			problem: expect.stringMatching(/^Permissions not copied: .*Full Control/s),
		});
		simulator().faults.clear();
		expect((await copy(withPermissions))[1]).toMatchObject({
			outcome: 'existing',
			permissionsChanged: 2,
			problem: null,
		});
	});
});

function copyOf(name: string, parentId: string) {
	return childFolders(simulator().state, parentId).find((folder) => folder.name === name)!;
}

/** Uploads another content of a file in `Plans`. */
async function change(fileName: string): Promise<void> {
	const file = itemsIn(simulator().state, tree.plans.id).find(
		({ displayName }) => displayName === fileName,
	)!;
	await run('folder.upload', {
		...TEMPLATE_PROJECT,
		folder: byId(tree.plans.id),
		fileName: file.displayName,
		contentFrom: 'text',
		text: 'changed',
	});
}
