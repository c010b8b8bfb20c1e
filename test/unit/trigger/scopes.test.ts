import { describe, expect, it } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import { sharedSimulator, triggersOn } from '../../harness/trigger/sharedSimulator';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { byId, onTowerModels } from '../../harness/trigger/simulatedTrigger';
import type { SimulatedTriggerOptions } from '../../harness/trigger/simulatedTrigger';

const usHub = byId(HUBS.us.id);
const tower = byId(PROJECTS.tower.id);

describe('what is watched', () => {
	const sim = sharedSimulator();
	const open = triggersOn(sim);
	/** Activates and returns what was registered. */
	const watched = async (parameters: INodeParameters, options?: SimulatedTriggerOptions) => {
		const trigger = await open(parameters, options);
		await trigger.activate();
		expect(await trigger.checkExists()).toBe(true);
		return [...sim().state.hooks.values()].map(({ event, scope }) => ({ event, scope }));
	};
	const folders = (hooks: Array<{ scope: Record<string, string> }>) =>
		hooks.map(({ scope }) => scope.folder).sort();

	it('a whole project: its Project Files', async () => {
		const hooks = await watched({ ...onTowerModels, scope: 'project' });
		expect(folders(hooks)).toEqual([FOLDERS.towerProjectFiles]);
	});

	it('a whole BIM 360 project: Project Files and Plans', async () => {
		const hooks = await watched({
			...onTowerModels,
			scope: 'project',
			project: byId(PROJECTS.library.id),
		});
		expect(folders(hooks)).toEqual([FOLDERS.libraryProjectFiles, FOLDERS.libraryPlans].sort());
	});

	it('a whole Fusion Team project: its top folders', async () => {
		const hooks = await watched(
			{
				...onTowerModels,
				scope: 'project',
				hub: byId(HUBS.fusion.id),
				project: byId(PROJECTS.robot.id),
			},
			{ as: 'kim' },
		);
		expect(folders(hooks)).toEqual([FOLDERS.robotFiles]);
	});

	it('a whole hub: the same for each of its projects', async () => {
		const hooks = await watched({ ...onTowerModels, scope: 'hub' });
		expect(folders(hooks)).toEqual(
			[
				FOLDERS.towerProjectFiles,
				FOLDERS.bridgeProjectFiles,
				FOLDERS.libraryProjectFiles,
				FOLDERS.libraryPlans,
			].sort(),
		);
	});

	describe('of a whole hub with a project that cannot be watched', () => {
		const refuse = (path: string, method = 'GET') =>
			sim().faults.order({ method, path, fault: { kind: 'status', status: 403 } });
		const warnings = (trigger: TriggerUnderTest) => trigger.log.map(({ message }) => message);

		it('the other projects, and says which one is left out and why', async () => {
			refuse(`*/projects/${PROJECTS.bridge.id}/topFolders`);
			const trigger = await open({ ...onTowerModels, scope: 'hub' });
			await trigger.activate();
			expect(folders([...sim().state.hooks.values()])).toEqual(
				[FOLDERS.towerProjectFiles, FOLDERS.libraryProjectFiles, FOLDERS.libraryPlans].sort(),
			);
			const reason = 'the credential may not open it (403)';
			const { id, name } = PROJECTS.bridge;
			expect(warnings(trigger)).toEqual([`Not watched: ${name} (${id}): ${reason}`]);
			const upload = async () => {
				sim().uploadFile({ fileName: 'A.rvt', folderId: FOLDERS.towerModels });
				await sim().callbacks.settled();
			};
			await upload();
			await upload();
			expect(trigger.runs.map(([{ json }]) => json.leftOut)).toEqual([
				{ count: 1, projects: [{ projectId: id, projectName: name, reason }] },
				undefined,
			]);
		});

		it('the other projects, if Autodesk refuses the webhook of one', async () => {
			sim().faults.order({
				method: 'POST',
				path: '/webhooks/v1/systems/autodesk.construction.issues/*',
				fault: { kind: 'status', status: 403 },
				times: 1,
			});
			const events = ['autodesk.construction.issues/issue.created-1.0'];
			const trigger = await open({ events, hub: usHub, scope: 'hub' }, { as: 'kim' });
			await trigger.activate();
			expect(sim().state.hooks.size).toBe(2);
			expect(warnings(trigger)).toEqual([
				expect.stringMatching(
					/^Not watched: .+ \(b\..+\): no webhook for autodesk.construction.issues issue.created-1.0: not allowed/,
				),
			]);
		});

		it('none, if Autodesk refuses the webhook of each', async () => {
			refuse('/webhooks/v1/systems/autodesk.construction.issues/*', 'POST');
			const events = [
				'autodesk.construction.cost/budget.created-1.0',
				'autodesk.construction.issues/issue.created-1.0',
			];
			const trigger = await open({ events, hub: usHub, scope: 'hub' }, { as: 'kim' });
			await expect(trigger.activate()).rejects.toMatchObject({ httpCode: '403' });
			expect(sim().state.hooks.size).toBe(0);
		});

		it('none, if no project can be opened, and names them all', async () => {
			refuse('*/topFolders');
			const trigger = await open({ ...onTowerModels, scope: 'hub' });
			await expect(trigger.activate()).rejects.toMatchObject({
				message: expect.stringContaining('There is nothing to watch'),
				description: expect.stringContaining(`${PROJECTS.bridge.name} (${PROJECTS.bridge.id})`),
			});
		});
	});

	it('issues of a project, and of a whole hub', async () => {
		const events = ['autodesk.construction.issues/issue.created-1.0'];
		const parameters = { events, hub: usHub, project: tower };
		expect(await watched({ ...parameters, scope: 'project' }, { as: 'kim' })).toEqual([
			{ event: 'issue.created-1.0', scope: { project: PROJECTS.tower.guid } },
		]);
		sim().state.hooks.clear();
		const ofHub = await watched({ ...parameters, scope: 'hub' }, { as: 'kim' });
		expect(ofHub).toHaveLength(3);
	});

	it('explains that only project admins can watch issues', async () => {
		const events = ['autodesk.construction.issues/issue.created-1.0'];
		const trigger = await open(
			{ events, hub: usHub, project: tower, scope: 'project' },
			{ as: 'lee' },
		);
		await expect(trigger.activate()).rejects.toMatchObject({
			description: expect.stringContaining('the user is not a project admin'),
		});
	});

	it('events of different kinds at once, each on its own scope', async () => {
		const hooks = await watched(
			{
				...onTowerModels,
				events: [
					'data/dm.version.added',
					'adsk.c4r/model.publish',
					'autodesk.construction.cost/budget.created-1.0',
					'autodesk.construction.cost/project.initialized-1.0',
					'derivative/extraction.finished',
				],
				workflowId: 'nightly',
			},
			{ as: 'kim' },
		);
		expect(hooks).toEqual([
			{ event: 'dm.version.added', scope: { folder: FOLDERS.towerModels } },
			{ event: 'model.publish', scope: { folder: FOLDERS.towerModels } },
			{ event: 'budget.created-1.0', scope: { project: PROJECTS.tower.guid } },
			{ event: 'project.initialized-1.0', scope: { account: HUBS.us.accountId } },
			{ event: 'extraction.finished', scope: { workflow: 'nightly' } },
		]);
	});

	it('Fusion Manage workspaces and transitions, the tenant in upper case', async () => {
		const hooks = await watched(
			{
				events: ['adsk.flc.production/item.update', 'adsk.flc.production/workflow.transition'],
				tenant: 'exampleTenant',
				workspaceId: '721',
				transitionId: '45',
				region: 'US',
			},
			{ as: 'kim' },
		);
		expect(hooks.map(({ scope }) => scope)).toEqual([
			{ workspace: 'urn:adsk.plm:tenant.workspace:EXAMPLETENANT.721' },
			{
				'workflow.transition':
					'urn:adsk.plm:tenant.workspace.workflow.transition:EXAMPLETENANT.721.1.45',
			},
		]);
		const create = sim().journal.entries.find(({ method }) => method === 'POST');
		expect(create?.headers['x-tenant']).toBe('EXAMPLETENANT');
	});

	it('a Fusion Manage workspace until deactivation, even if a different tenant is entered in the meantime', async () => {
		const parameters = {
			events: ['adsk.flc.production/item.update'],
			tenant: 'exampleTenant',
			workspaceId: '721',
			region: 'US',
		};
		const trigger = await open(parameters, { as: 'kim' });
		await trigger.activate();
		trigger.change({ tenant: 'other' });
		await trigger.delete();
		const removal = sim().journal.entries.find(({ method }) => method === 'DELETE');
		expect(removal?.headers['x-tenant']).toBe('EXAMPLETENANT');
	});

	it('a BuildingConnected company, under the event’s other name if Autodesk requires it', async () => {
		sim().faults.order({
			method: 'POST',
			path: '/webhooks/v1/systems/autodesk.construction.bc/events/bid.created-1.0/hooks',
			fault: { kind: 'status', status: 404 },
		});
		const hooks = await watched(
			{
				events: ['autodesk.construction.bc/bid.created-1.0'],
				companyId: 'company-1',
				region: 'US',
			},
			{ as: 'kim' },
		);
		expect(hooks).toEqual([{ event: 'bid.created', scope: { companyId: 'company-1' } }]);
	});

	it('a Tandem facility and a model in it', async () => {
		const hooks = await watched({
			events: ['adsk.tandem/dt.alert', 'adsk.tandem/dt.mutation'],
			twinUrn: 'urn:adsk.dtt:twin',
			modelUrn: 'urn:adsk.dtm:model',
			region: 'US',
		});
		expect(hooks.map(({ scope }) => scope)).toEqual([
			{ twinUrn: 'urn:adsk.dtt:twin' },
			{ modelUrn: 'urn:adsk.dtm:model' },
		]);
	});

	it('custom events, with a warning if the event is unknown', async () => {
		const customEvents = {
			event: [
				{ systemId: 'data', eventId: 'dm.*', scopeKey: 'folder', scopeValue: FOLDERS.towerModels },
				{
					systemId: 'derivative',
					eventId: 'extraction.updated',
					scopeKey: 'workflow',
					scopeValue: 'w',
				},
			],
		};
		const trigger = await open({ events: ['custom'], customEvents });
		await trigger.activate();
		expect([...sim().state.hooks.values()].map(({ event }) => event)).toEqual([
			'dm.*',
			'extraction.updated',
		]);
		expect(trigger.log).toEqual([
			{ level: 'warn', message: expect.stringContaining('data dm.* is not in the catalogue') },
		]);
	});

	it('a custom event that is also chosen, once', async () => {
		const { events, folder } = onTowerModels;
		const typed = { systemId: 'data', eventId: 'dm.version.added', scopeKey: 'folder' };
		await watched({
			...onTowerModels,
			events: [...(events as string[]), 'custom'],
			folder,
			customEvents: { event: [{ ...typed, scopeValue: FOLDERS.towerModels }] },
		});
		expect(sim().state.hooks.size).toBe(1);
	});

	it('no event that Autodesk does not know: its answer is shown', async () => {
		const customEvents = {
			event: [
				{ systemId: 'adsk.rfi', eventId: 'rfi.created', scopeKey: 'project', scopeValue: 'p' },
			],
		};
		const trigger = await open({ events: ['custom'], customEvents, region: 'US' });
		await expect(trigger.activate()).rejects.toMatchObject({
			httpCode: '404',
			message: expect.stringContaining('Autodesk does not know the event'),
		});
	});

	it.each([
		['no event', { events: [] }, 'Trigger On: choose at least one event'],
		[
			'no folder',
			{ ...onTowerModels, folder: byId('') },
			'Folder: choose a folder, or enter its ID',
		],
		[
			'no project',
			{ ...onTowerModels, scope: 'project', project: byId('') },
			'Project: choose a project, or enter its ID',
		],
		[
			'no workflow ID',
			{ events: ['derivative/extraction.finished'] },
			'Workflow ID: enter a value',
		],
		[
			'a workflow ID Autodesk does not take',
			{ events: ['derivative/extraction.finished'], workflowId: 'with blank' },
			'Workflow ID: "with blank" is not a workflow ID',
		],
		[
			'an incomplete event',
			{ events: ['custom'], customEvents: {} },
			'Custom Events: add an event',
		],
	] as Array<[string, INodeParameters, string]>)(
		'%s: fails before registering anything',
		async (_case, parameters, message) => {
			const trigger = await open(parameters);
			await expect(trigger.create()).rejects.toThrow(message);
			expect(sim().journal.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
		},
	);

	it('the folder of a pasted link, which also contains the project', async () => {
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECTS.tower.guid}?folderUrn=${encodeURIComponent(FOLDERS.towerDrawings)}`;
		await watched({
			events: ['data/dm.version.added'],
			scope: 'folder',
			hub: usHub,
			folder: { __rl: true, mode: 'url', value: link } as unknown as INodeParameters,
		});
		expect([...sim().state.hooks.values()]).toEqual([
			expect.objectContaining({
				scope: { folder: FOLDERS.towerDrawings },
				projectId: PROJECTS.tower.id,
			}),
		]);
	});
});
