import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { twoLeggedCredential, workerCredential } from './stack/credentials';
import { freePorts } from './stack/ports';
import { startStack } from './stack/stack';
import type { Stack } from './stack/stack';
import { unique } from './unique';
import { byId, chain, triggerNode } from './workflows';

const EVENT = 'New version';
const TOLD = 'Told by the worker';

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
		listener = await active([
			'worker/worker.hook.inactive',
			'worker/worker.hook.recovered',
			'worker/worker.deadletter',
			'worker/worker.target.down',
		]);
	}, 300_000);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	async function active(events: string[]): Promise<StoredWorkflow> {
		const isListener = events.every((event) => event.startsWith('worker/'));
		const trigger = triggerNode(isListener ? TOLD : EVENT, credentials, {
			delivery: 'worker',
			events,
			...(isListener ? {} : onTowerModels),
		});
		const workflow = await stack.client.workflows.create(chain('worker events', trigger));
		await stack.client.workflows.activate(workflow);
		return workflow;
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
		const workflow = await active(['data/dm.version.added']);
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

	async function callWorker(method: string, path: string): Promise<void> {
		const { url, apiKey } = stack.worker;
		const headers = { authorization: `Bearer ${apiKey}` };
		const response = await fetch(`${url}/api/v1${path}`, { method, headers });
		expect(response.ok).toBe(true);
	}
});

/** Uploads into the folder Models of the project Tower A. */
const onTowerModels = {
	watch: 'folder',
	hub: byId(HUBS.us.id),
	project: byId(PROJECTS.tower.id),
	folder: byId(FOLDERS.towerModels),
};

function inPayload({ payload }: Record<string, unknown>, key: string): unknown {
	return (payload as Record<string, unknown>)[key];
}
