import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HUBS, PROJECTS } from '../simulator';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { twoLeggedCredential, workerCredential } from './stack/credentials';
import { freePorts } from './stack/ports';
import { startStack } from './stack/stack';
import type { Stack } from './stack/stack';
import { unique } from './unique';
import { byId, chain, triggerNode } from './workflows';

const EVENT = 'New version';

/** Stops what the other tests share, so it has an n8n, a worker and a simulator of its own. */
describe('while n8n is away', () => {
	let dataFolder: string;
	let stack: Stack;
	let workflow: StoredWorkflow;
	let direct: StoredWorkflow;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-restart-'));
		stack = await startStack({ dataFolder, ports: await freePorts() });
		workflow = await activeWorkflow('worker');
		direct = await activeWorkflow('direct');
	}, 300_000);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	async function activeWorkflow(delivery: 'direct' | 'worker'): Promise<StoredWorkflow> {
		const { client, simulator, worker } = stack;
		const credentials = [
			await client.credentials.create(twoLeggedCredential(simulator.url)),
			await client.credentials.create(workerCredential(worker)),
		] as const;
		const created = await client.workflows.create(
			chain(
				'events while away',
				triggerNode(EVENT, credentials, {
					delivery,
					events: ['data/dm.version.added'],
					watch: 'project',
					hub: byId(HUBS.us.id),
					project: byId(PROJECTS.tower.id),
				}),
			),
		);
		await client.workflows.activate(created);
		return created;
	}

	async function executionFor(fileName: string, { id } = workflow) {
		return await stack.client.executions.withOutput(
			id,
			EVENT,
			(json) => json.fileName === fileName,
		);
	}

	it('the worker takes events, keeps them over its own restart and delivers them later', async () => {
		const fileName = `${unique('away')}.dwg`;
		await stack.n8n.stop();

		stack.simulator.uploadFile({ fileName });
		const { log } = stack.simulator.callbacks;
		await log.waitFor(({ body, status }) => body.includes(fileName) && status === 204);
		await stack.worker.stop();
		await stack.worker.start();
		await stack.n8n.start();

		expect(outputOf(await executionFor(fileName), EVENT)).toHaveLength(1);
	});

	it('nothing is forgotten: the workflow is active again as soon as n8n is back', async () => {
		const fileName = `${unique('back')}.dwg`;
		await stack.n8n.stop();
		await stack.n8n.start();

		stack.simulator.uploadFile({ fileName });

		expect(outputOf(await executionFor(fileName), EVENT)).toHaveLength(1);
	});

	it('a trigger without the worker takes what Autodesk sends again, and what comes later', async () => {
		const away = `${unique('direct')}.dwg`;
		await stack.n8n.stop();
		const { log } = stack.simulator.callbacks;
		stack.simulator.uploadFile({ fileName: away });
		const [{ callbackUrl, headers, body }] = await log.waitFor(
			(attempt) => attempt.body.includes(away) && attempt.callbackUrl.startsWith(stack.n8n.url),
		);
		await stack.n8n.start();

		// The simulator would wait eleven minutes, as Autodesk does.
		expect((await fetch(callbackUrl, { method: 'POST', headers, body })).status).toBe(200);
		await executionFor(away, direct);
		const later = `${unique('later')}.dwg`;
		stack.simulator.uploadFile({ fileName: later });
		await executionFor(later, direct);
	});
});
