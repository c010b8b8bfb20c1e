import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKER_EVENT_IDS } from '../../nodes/shared/protocol/workerEvents';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowNode } from './n8n-process/n8nWorkflows';
import { twoLeggedCredential, workerCredential } from './stack/credentials';
import { freePorts } from './stack/ports';
import { startStack } from './stack/stack';
import type { Stack } from './stack/stack';
import { unique } from './unique';
import { byId, chain, stopAndError, triggerNode } from './workflows';

const EVENT = 'New version';
const TOLD = 'Told by the worker';
/** Failures in a row after which the worker leaves a target alone for a while. */
const FAILURES_UNTIL_DOWN = 5;

/** The worker has an app of its own here, and gives an event up soon, so it has a stack of its own. */
describe('events of the worker itself', () => {
	let dataFolder: string;
	let stack: Stack;
	let credentials: [StoredCredential, StoredCredential];
	let listener: StoredWorkflow;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-worker-events-'));
		stack = await startStack({
			dataFolder,
			ports: await freePorts(),
			workerCallsAutodesk: true,
			workerRetrySchedule: [1],
		});
		credentials = [
			await stack.client.credentials.create(twoLeggedCredential(stack.simulator.url)),
			await stack.client.credentials.create(workerCredential(stack.worker)),
		];
		const events = WORKER_EVENT_IDS.map((event) => `worker/${event}`);
		listener = await active(triggerNode(TOLD, credentials, { delivery: 'worker', events }));
	}, 300_000);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	async function active(...nodes: WorkflowNode[]): Promise<StoredWorkflow> {
		const workflow = await stack.client.workflows.create(chain('worker events', ...nodes));
		await stack.client.workflows.activate(workflow);
		return workflow;
	}

	/** Starts with new versions in the folder Models of the project Tower A. */
	function onUpload(options: Record<string, unknown> = {}): WorkflowNode {
		return triggerNode(EVENT, credentials, {
			delivery: 'worker',
			events: ['data/dm.version.added'],
			watch: 'folder',
			hub: byId(HUBS.us.id),
			project: byId(PROJECTS.tower.id),
			folder: byId(FOLDERS.towerModels),
			options,
		});
	}

	/** Waits for what the worker tells the listening workflow. */
	async function told(event: string, of: Record<string, unknown>) {
		const isIt = (json: Record<string, unknown>) =>
			json.event === event &&
			Object.entries(of).every(([key, value]) => inPayload(json, key) === value);
		const execution = await stack.client.executions.withOutput(listener.id, TOLD, isIt);
		return outputOf(execution, TOLD).find(isIt)!;
	}

	it('tell a workflow that Autodesk has stopped calling a webhook, and that it calls again', async () => {
		const workflow = await active(onUpload());
		const [hook] = stack.simulator.state.hooks.values();
		hook.status = 'inactive';

		await callWorker('POST', '/hooks/check');

		const { hookId } = hook;
		expect(await told('worker.hook.inactive', { hookId })).toMatchObject({
			system: 'worker',
			region: 'US',
			synthetic: true,
			payload: { status: 'inactive', scope: { folder: FOLDERS.towerModels } },
		});
		const recovered = await told('worker.hook.recovered', { hookId });
		expect(recovered.payload).toMatchObject({ from: expect.any(String), to: expect.any(String) });
		expect(stack.simulator.state.hooks.get(hookId)?.status).toBe('active');
		const fileName = `${unique('again')}.rvt`;
		stack.simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		await stack.client.executions.withOutput(
			workflow.id,
			EVENT,
			(json) => json.fileName === fileName,
		);
	});

	it('tell a workflow of events that were given up, and of a workflow that keeps failing', async () => {
		const failing = await active(onUpload({ acknowledge: 'finished' }), stopAndError('Fail'));
		const label = `${failing.name} / ${EVENT}`;
		for (let i = 0; i < FAILURES_UNTIL_DOWN; i += 1) {
			stack.simulator.uploadFile({
				fileName: `${unique('doomed')}.rvt`,
				folderId: FOLDERS.towerModels,
			});
		}

		expect(await told('worker.target.down', { label })).toMatchObject({
			system: 'worker',
			payload: { status: 500, since: expect.any(String), nextAttemptAt: expect.any(String) },
		});
		const { payload } = await told('worker.deadletter', { label });
		expect(payload).toMatchObject({
			count: expect.any(Number),
			deliveries: expect.arrayContaining([
				expect.objectContaining({ event: 'dm.version.added', attempts: 2, status: 500 }),
			]),
		});
	});

	async function callWorker(method: string, path: string): Promise<void> {
		const { url, apiKey } = stack.worker;
		const headers = { authorization: `Bearer ${apiKey}` };
		const response = await fetch(`${url}/api/v1${path}`, { method, headers });
		expect(response.ok).toBe(true);
	}
});

function inPayload({ payload }: Record<string, unknown>, key: string): unknown {
	return (payload as Record<string, unknown>)[key];
}
