import { afterEach, describe, expect, it } from 'vitest';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowFile } from './n8n-process/n8nWorkflows';
import { EVENT, onNewVersion, runFor } from './setup/newVersions';
import type { Delivery } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { waitFor } from './process/waitFor';
import { unique } from './setup/unique';
import { byId, chain, stopAndError } from './stack/workflows';

const CREATE_HOOK = { method: 'POST', path: '/webhooks/v1/systems/*/events/*/hooks' };
const DELETE_HOOK = { method: 'DELETE', path: '/webhooks/v1/systems/*' };

/** Causes faults at Autodesk, so it has its own stack. */
describe('the trigger in a real n8n', () => {
	const stack = ownTriggerStack();

	afterEach(async () => {
		stack().simulator.faults.clear();
		await stack().client.workflows.deactivateAll();
		stack().simulator.state.hooks.clear();
	});

	const hooks = () => [...stack().simulator.state.hooks.values()];

	/** A workflow that starts with new file versions in Models, by default with direct delivery. */
	function workflowOf(
		delivery: Delivery = 'direct',
		parameters: Record<string, unknown> = {},
	): WorkflowFile {
		return chain('life cycle', onNewVersion(stack().credentials, delivery, parameters));
	}

	async function active(
		delivery?: Delivery,
		parameters?: Record<string, unknown>,
	): Promise<StoredWorkflow> {
		const workflow = await stack().client.workflows.create(workflowOf(delivery, parameters));
		await stack().client.workflows.activate(workflow);
		return workflow;
	}

	/** Uploads a file and waits for the execution it starts. */
	async function runsOn(workflow: StoredWorkflow, folderId: string = FOLDERS.towerModels) {
		const fileName = `${unique('model')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId });
		return await runFor(stack().client, workflow, fileName);
	}

	const ways: readonly Delivery[] = ['worker', 'direct'];

	it.each(ways)(
		'(%s) recovers when creating the second webhook fails at first',
		async (delivery) => {
			stack().simulator.faults.order({
				...CREATE_HOOK,
				fault: { kind: 'status', status: 403 },
				after: 1,
				times: 1,
			});
			const workflow = await active(delivery, {
				events: ['data/dm.version.added', 'data/dm.version.moved'],
			});
			expect(hooks()).toHaveLength(2);
			await runsOn(workflow);
		},
	);

	it('shows why it cannot be activated, and leaves nothing behind', async () => {
		stack().simulator.faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 } });
		await expect(active()).rejects.toThrow(/not allowed with this credential.*Usual causes/);
		expect(hooks()).toEqual([]);
	});

	it.each(ways)('(%s) recovers after the webhook has disappeared', async (delivery) => {
		const workflow = await active(delivery);
		stack().simulator.state.hooks.clear();
		await stack().client.workflows.deactivate(workflow);
		await stack().client.workflows.activate(workflow);
		expect(hooks()).toHaveLength(1);
		await runsOn(workflow);
	});

	it.each(ways)('(%s) is removed although Autodesk fails at first', async (delivery) => {
		const workflow = await active(delivery);
		stack().simulator.faults.order({
			...DELETE_HOOK,
			fault: { kind: 'status', status: 403 },
			times: 2,
		});
		await stack().client.workflows.deactivate(workflow);
		await waitFor(() => hooks().length === 0, { what: 'the webhook to be removed' });
	});

	it.each(ways)('(%s) adopts what an incomplete deactivation left behind', async (delivery) => {
		const workflow = await active(delivery);
		const [{ hookId }] = hooks();
		stack().simulator.faults.order({ ...DELETE_HOOK, fault: { kind: 'status', status: 403 } });
		await stack().client.workflows.deactivate(workflow);
		expect(hooks()).toHaveLength(1);
		stack().simulator.faults.clear();
		await stack().client.workflows.activate(workflow);
		if (delivery === 'direct') expect(hooks().map((hook) => hook.hookId)).toEqual([hookId]);
		expect(hooks()).toHaveLength(1);
		await runsOn(workflow);
	});

	it('watches in the region of the hub, and refuses another one', async () => {
		const onPlant = {
			hub: byId(HUBS.emea.id),
			project: byId(PROJECTS.plant.id),
			folder: byId(FOLDERS.plantProjectFiles),
		};
		await expect(active('direct', { ...onPlant, region: 'US' })).rejects.toThrow(
			/Region is US, but .* is in EMEA.*Choose Automatic/,
		);
		expect(hooks()).toEqual([]);
		const workflow = await active('direct', onPlant);
		expect(hooks().map(({ region }) => region)).toEqual(['EMEA']);
		const execution = await runsOn(workflow, FOLDERS.plantProjectFiles);
		expect(outputOf(execution, EVENT)[0]).toMatchObject({ region: 'EMEA' });
	});

	it.each(ways)('(%s) watches a different folder after its settings change', async (delivery) => {
		const file = workflowOf(delivery);
		const workflow = await stack().client.workflows.create(file);
		await stack().client.workflows.activate(workflow);
		file.nodes[0].parameters.folder = byId(FOLDERS.towerDrawings);
		await stack().client.workflows.activate(await stack().client.workflows.change(workflow, file));
		await waitFor(() => hooks().length === 1 && hooks()[0].scope.folder === FOLDERS.towerDrawings, {
			what: 'the other folder to be watched',
		});
		await runsOn(workflow, FOLDERS.towerDrawings);
	});

	it.each(ways)('(%s) listens for a test event while the workflow is active', async (delivery) => {
		const workflow = await active(delivery);
		await stack().client.workflows.listen(workflow, EVENT);
		expect(hooks()).toHaveLength(2);
		expect(hooks().filter(({ hookExpiry }) => hookExpiry !== undefined)).toHaveLength(1);

		const fileName = `${unique('both')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });

		const modes = await waitFor(
			async () => {
				const executions = await stack().client.executions.of(workflow.id);
				const seen = executions
					.filter((run) => outputOf(run, EVENT).some((json) => json.fileName === fileName))
					.map(({ mode }) => mode)
					.sort();
				return seen.length === 2 && seen;
			},
			{ what: 'the test and the production execution' },
		);
		expect(modes).toEqual(['manual', 'webhook']);
		await waitFor(() => hooks().length === 1, { what: 'the test webhook to be removed' });
		await runsOn(workflow);
	});

	it('receives an event again if the workflow fails and acknowledges events when it finishes', async () => {
		const file = workflowOf('worker', { options: { acknowledge: 'finished' } });
		const failing = stopAndError('Fail');
		const workflow = await stack().client.workflows.create({
			...file,
			nodes: [...file.nodes, failing],
			connections: { [EVENT]: { main: [[{ node: failing.name, type: 'main', index: 0 }]] } },
		});
		await stack().client.workflows.activate(workflow);
		const fileName = `${unique('again')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });

		const executions = await waitFor(
			async () => {
				const failed = (await stack().client.executions.of(workflow.id)).filter(
					({ status }) => status === 'error',
				);
				return failed.length >= 2 && failed;
			},
			{ what: 'the worker to deliver the event again' },
		);
		for (const execution of executions) {
			expect(outputOf(execution, EVENT)).toMatchObject([{ fileName }]);
		}
	});

	it('serves two workflows on the same folder', async () => {
		const [one, other] = [await active(), await active('worker')];
		const fileName = `${unique('shared')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		for (const workflow of [one, other]) await runFor(stack().client, workflow, fileName);
	});

	it('starts the workflow once if Autodesk repeats an event', async () => {
		const workflow = await active();
		await runsOn(workflow);
		const { callbackUrl, headers, body } = stack().simulator.callbacks.log.entries.at(-1)!;
		const again = await fetch(callbackUrl, { method: 'POST', headers, body });
		expect(again.status).toBe(204);
		expect(await stack().client.executions.of(workflow.id)).toHaveLength(1);
	});
});
