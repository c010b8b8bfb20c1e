import { beforeAll, describe, expect, it } from 'vitest';
import { WORKER_EVENT_IDS } from '../../protocol/events/workerEvents';
import type { Watch } from '../../protocol/worker/api/shapes/watch';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import { addRecord } from '../simulator/state/addRecord';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowNode } from './n8n-process/n8nWorkflows';
import { EVENT, onNewVersion, runFor } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { callWorker } from './stack/workerApi';
import { unique } from './setup/unique';
import { chain, stopAndError, triggerNode } from './stack/workflows';

const LISTENER = 'Event from the worker';
/** Number of consecutive failures that open the circuit breaker of a target. */
const FAILURES_UNTIL_DOWN = 5;

/** It has its own stack, because this worker has an app and runs out of retries soon. */
describe('events of the worker itself', () => {
	const stack = ownTriggerStack({ workerCallsAutodesk: true, workerRetrySchedule: [1] });
	let listener: StoredWorkflow;

	beforeAll(async () => {
		const events = WORKER_EVENT_IDS.map((event) => `worker/${event}`);
		listener = await active(
			triggerNode(LISTENER, stack().credentials, { delivery: 'worker', events }),
		);
	});

	async function active(...nodes: WorkflowNode[]): Promise<StoredWorkflow> {
		const workflow = await stack().client.workflows.create(chain('worker events', ...nodes));
		await stack().client.workflows.activate(workflow);
		return workflow;
	}

	/** Waits for an event from the worker in the listening workflow. */
	async function reported(event: string, of: Record<string, unknown>) {
		const isIt = (json: Record<string, unknown>) =>
			json.event === event &&
			Object.entries(of).every(([key, value]) => inPayload(json, key) === value);
		const execution = await stack().client.executions.withOutput(listener.id, LISTENER, isIt);
		return outputOf(execution, LISTENER).find(isIt)!;
	}

	it('notify a workflow that Autodesk has deactivated a webhook, and that it is active again', async () => {
		const workflow = await active(onNewVersion(stack().credentials, 'worker'));
		const [hook] = stack().simulator.state.hooks.values();
		hook.status = 'inactive';

		await callWorker(stack().worker, 'POST', '/hooks/check');

		const { hookId } = hook;
		expect(await reported('worker.hook.inactive', { hookId })).toMatchObject({
			system: 'worker',
			region: 'US',
			synthetic: true,
			payload: { status: 'inactive', scope: { folder: FOLDERS.towerModels } },
		});
		const recovered = await reported('worker.hook.recovered', { hookId });
		expect(recovered.payload).toMatchObject({ from: expect.any(String), to: expect.any(String) });
		expect(stack().simulator.state.hooks.get(hookId)?.status).toBe('active');
		const fileName = `${unique('again')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		await runFor(stack().client, workflow, fileName);
	});

	it('notify a workflow of dead letters, and of a workflow that keeps failing', async () => {
		const onceFinished = { options: { acknowledge: 'finished' } };
		const failing = await active(
			onNewVersion(stack().credentials, 'worker', onceFinished),
			stopAndError('Fail'),
		);
		const label = `${failing.name} / ${EVENT}`;
		for (let i = 0; i < FAILURES_UNTIL_DOWN; i += 1) {
			stack().simulator.uploadFile({
				fileName: `${unique('doomed')}.rvt`,
				folderId: FOLDERS.towerModels,
			});
		}

		expect(await reported('worker.target.down', { label })).toMatchObject({
			system: 'worker',
			payload: { status: 500, since: expect.any(String), nextAttemptAt: expect.any(String) },
		});
		const { payload } = await reported('worker.deadletter', { label });
		expect(payload).toMatchObject({
			count: expect.any(Number),
			deliveries: expect.arrayContaining([
				expect.objectContaining({ event: 'dm.version.added', attempts: 2, status: 500 }),
			]),
		});
	});

	it('notify a workflow of an RFI that a watch has found', async () => {
		const name = 'RFI changed';
		const workflow = await active(
			triggerNode(name, stack().credentials, {
				delivery: 'worker',
				events: ['watch/projectRfis'],
				scope: 'project',
				hub: { __rl: true, mode: 'id', value: HUBS.us.id },
				project: { __rl: true, mode: 'id', value: PROJECTS.tower.id },
			}),
		);
		const watch = async () => {
			const { data } = await callWorker<{ data: Watch[] }>(stack().worker, 'GET', '/watches');
			return data.find(({ kind }) => kind === 'projectRfis');
		};
		await expect
			.poll(watch, { timeout: 30_000 })
			.toMatchObject({ lastRun: { outcome: 'baseline' } });
		const title = unique('Pipe');
		const { id } = addRecord(stack().simulator.state, 'rfis', PROJECTS.tower.id, { title });

		await callWorker(stack().worker, 'POST', `/watches/${(await watch())?.id}/run`);

		const isIt = (json: Record<string, unknown>) => json.rfiId === id;
		const execution = await stack().client.executions.withOutput(workflow.id, name, isIt);
		expect(outputOf(execution, name).find(isIt)).toMatchObject({
			event: 'project.rfi.added',
			projectId: PROJECTS.tower.id,
			title,
			status: 'open',
			payload: { before: null, after: expect.objectContaining({ title }) },
		});
	});
});

function inPayload({ payload }: Record<string, unknown>, key: string): unknown {
	return (payload as Record<string, unknown>)[key];
}
