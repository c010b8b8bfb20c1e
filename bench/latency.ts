import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { outputOf } from '../test/e2e/n8n-process/n8nExecutions';
import { waitFor } from '../test/e2e/process/waitFor';
import { twoLeggedCredential, workerCredential } from '../test/e2e/stack/credentials';
import { freePorts } from '../test/e2e/stack/ports';
import { startStack } from '../test/e2e/stack/stack';
import type { Stack } from '../test/e2e/stack/stack';
import { byId, chain, triggerNode } from '../test/e2e/stack/workflows';
import { HUBS, PROJECTS } from '../test/simulator';
import { percentile, report } from './report';

/**
 * Time from a callback of Autodesk to the start of the workflow, in the setup of the demo: simulator,
 * worker with its embedded store, and n8n with SQLite on one machine. Run it with
 * `npm run bench:latency`.
 */
const EVENTS = 200;
const PAUSES_MILLISECONDS = [200, 50];
const EVENT = 'New version';

type Way = 'direct' | 'worker';

async function main(): Promise<void> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	const stack = await startStack({ dataFolder, ports: await freePorts() });
	try {
		const rows = [];
		for (const way of ['direct', 'worker'] as const) {
			for (const pause of PAUSES_MILLISECONDS) rows.push(await measure(stack, way, pause));
		}
		report('latency', `Callback to workflow start, ${EVENTS} events each, in ms`, rows);
	} finally {
		await stack.stop();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

async function measure(stack: Stack, way: Way, pause: number): Promise<Record<string, unknown>> {
	const { client, simulator } = stack;
	const workflow = await client.workflows.create(await eventWorkflow(stack, way));
	await client.workflows.activate(workflow);
	simulator.callbacks.log.clear();
	for (let count = 0; count < EVENTS; count++) {
		simulator.uploadFile({ fileName: `${way}-${pause}-${count}.dwg` });
		await delay(pause);
	}
	const executions = await waitFor(
		async () => {
			const ended = (await client.executions.of(workflow.id)).filter(({ stoppedAt }) => stoppedAt);
			return ended.length >= EVENTS && ended;
		},
		{ what: `${EVENTS} executions`, timeoutSeconds: 300, intervalMilliseconds: 1000 },
	);
	await client.workflows.deactivate(workflow);
	const calledAt = new Map(
		simulator.callbacks.log.entries.map(({ deliveryId, at }) => [deliveryId, Date.parse(at)]),
	);
	const latencies = executions.map((execution) => {
		const [event] = outputOf(execution, EVENT);
		return Date.parse(execution.startedAt) - (calledAt.get(String(event.deliveryId)) ?? Number.NaN);
	});
	return {
		way: way === 'direct' ? 'direct' : 'through the worker',
		eventsPerSecond: 1000 / pause,
		executions: executions.length,
		p50: percentile(latencies, 0.5),
		p90: percentile(latencies, 0.9),
		p99: percentile(latencies, 0.99),
		max: Math.max(...latencies),
	};
}

async function eventWorkflow({ client, simulator, worker }: Stack, delivery: Way) {
	const app = await client.credentials.create(twoLeggedCredential(simulator.url));
	const credentials =
		delivery === 'worker'
			? ([app, await client.credentials.create(workerCredential(worker))] as const)
			: ([app] as const);
	return chain(
		`latency ${delivery}`,
		triggerNode(EVENT, credentials, {
			delivery,
			events: ['data/dm.version.added'],
			scope: 'project',
			hub: byId(HUBS.us.id),
			project: byId(PROJECTS.tower.id),
		}),
	);
}

void main();
