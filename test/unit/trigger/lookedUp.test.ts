import { describe, expect, it } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { sharedSimulator, triggersOn } from '../../harness/trigger/sharedSimulator';
import { byId, onTowerModels } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';

const by = (mode: 'name' | 'path' | 'url', value: string): INodeParameters =>
	({ __rl: true, mode, value }) as unknown as INodeParameters;

const empty = byId('');
const towerLink = by('url', `https://acc.autodesk.com/docs/files/projects/${PROJECTS.tower.guid}`);

describe('a trigger whose folder is entered by path', () => {
	const sim = sharedSimulator();
	const newTrigger = triggersOn(sim);

	const open = async (parameters: INodeParameters) =>
		await newTrigger({ ...onTowerModels, ...parameters });
	const hooks = () => [...sim().state.hooks.values()];
	const inModels = {
		hub: by('name', HUBS.us.name),
		project: by('name', ' tower a '),
		folder: by('path', 'Project Files/Models'),
	};

	it('watches the folder that the path leads to at activation', async () => {
		const trigger = await open(inModels);
		await trigger.activate();
		expect(hooks()).toMatchObject([
			{
				scope: { folder: FOLDERS.towerModels },
				hookAttribute: { hubId: HUBS.us.id, projectId: PROJECTS.tower.id },
			},
		]);
	});

	it('keeps watching it after it was renamed, without looking it up again', async () => {
		const trigger = await open(inModels);
		await trigger.activate();
		const [{ hookId }] = hooks();
		sim().state.folders.get(FOLDERS.towerModels)!.name = 'Models 2026';
		sim().journal.clear();
		await trigger.activate();
		expect(hooks().map((hook) => hook.hookId)).toEqual([hookId]);
		expect(sim().journal.entries.map(({ path }) => path.split('?')[0])).not.toContainEqual(
			expect.stringMatching(/topFolders|contents/),
		);
	});

	it('looks up another path after the settings were changed', async () => {
		const trigger = await open(inModels);
		await trigger.activate();
		trigger.change({ folder: by('path', 'Project Files/Drawings') });
		await trigger.activate();
		expect(hooks()).toMatchObject([{ scope: { folder: FOLDERS.towerDrawings } }]);
	});

	it('needs no hub if the project is entered by its ID or link', async () => {
		for (const project of [towerLink, byId(PROJECTS.tower.id)]) {
			const trigger = await open({ ...inModels, hub: empty, project });
			await trigger.activate();
			expect(hooks()).toMatchObject([{ scope: { folder: FOLDERS.towerModels } }]);
			await trigger.delete();
		}
	});

	it.each([
		[
			{ folder: by('path', 'Project Files/Model') },
			/Folder: the folder "Project Files" contains no folder "Model".*Similar: "Models"/,
		],
		[
			{ project: by('name', 'Towr A') },
			/Project: no active project in the hub has the name "Towr A". Similar: "Tower A"/,
		],
		[{ hub: by('name', 'Exmple Contractors') }, /Hub: no hub .*Similar: "Example Contractors"/],
		[{ hub: empty }, /Hub: choose a hub, or enter its ID/],
		[{ hub: empty, project: empty }, /Project: choose a project, or enter its ID/],
	])('is not activated, and names what comes near: %j', async (parameters, message) => {
		const trigger = await open({ ...inModels, ...parameters });
		await expect(trigger.activate()).rejects.toThrow(message);
		expect(hooks()).toEqual([]);
	});
});

describe('a trigger whose hub is left empty', () => {
	const sim = sharedSimulator();
	const newTrigger = triggersOn(sim);
	const hooks = () => [...sim().state.hooks.values()];

	it.each([
		['uploads to a project', { scope: 'project', project: towerLink }, {}],
		[
			'issues of a project',
			{
				events: ['autodesk.construction.issues/issue.created-1.0'],
				scope: 'folder',
				project: towerLink,
			},
			{ as: 'kim' },
		],
	] as const)('finds it by the project, for %s', async (_what, parameters, options) => {
		const trigger = await newTrigger(
			{ ...onTowerModels, hub: empty, ...parameters } as INodeParameters,
			options,
		);
		await trigger.activate();
		expect(hooks()).toMatchObject([{ hookAttribute: { hubId: HUBS.us.id } }]);
	});

	it('finds the account whose lists the worker polls', async () => {
		const worker = await new WorkerStandIn().start();
		const trigger = await newTrigger(
			{
				...onTowerModels,
				events: ['watch/projectUsers'],
				scope: 'project',
				hub: empty,
				project: towerLink,
			},
			{ worker },
		);
		await trigger.activate();
		expect([...worker.watches.values()]).toMatchObject([{ accountId: HUBS.us.accountId }]);
		await worker.stop();
	});
});
