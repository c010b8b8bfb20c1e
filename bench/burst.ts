import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../test/e2e/n8n-process/n8nExecutions';
import type { StoredWorkflow } from '../test/e2e/n8n-process/n8nWorkflows';
import { waitFor } from '../test/e2e/process/waitFor';
import { twoLeggedCredential, workerCredential } from '../test/e2e/stack/credentials';
import { freePorts } from '../test/e2e/stack/ports';
import { startStack } from '../test/e2e/stack/stack';
import type { Stack } from '../test/e2e/stack/stack';
import { byId, chain, triggerNode } from '../test/e2e/workflows';
import { HUBS, PROJECTS } from '../test/simulator';
import { report } from './report';

/**
 * What becomes of a bulk upload: Autodesk calls back once per file, as fast as it can. Through the
 * worker on its embedded store, in the set-up of the demo. Run it with `npx tsx bench/burst.ts`;
 * a number as argument takes that many events instead of 10,000.
 */
const EVENTS = Number(process.argv[2] ?? 10_000);
const BATCHES = [
	{ batchSize: 1, batchWait: 0 },
	{ batchSize: 20, batchWait: 2 },
	{ batchSize: 100, batchWait: 5 },
];
const EVENT = 'New version';
const MAX_SECONDS = 3600;
/** A callback that the worker answers too late comes again in a second instead of eleven minutes. */
const RETRY_TIME_SCALE = 0.0015;
/** Executions that run at the same time end in any order, but never so far apart. */
const LONGEST_OVERLAP = 100;

async function main(): Promise<void> {
	const rows = [];
	for (const batch of BATCHES) rows.push(await measure(batch));
	report('burst', `A burst of ${EVENTS} events through the worker`, rows);
}

/** Each on an n8n and a worker of its own, so that no run inherits the other's database. */
async function measure(batch: (typeof BATCHES)[number]): Promise<Record<string, unknown>> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	const stack = await startStack({ dataFolder, ports: await freePorts() });
	try {
		stack.simulator.settings.retryTimeScale = RETRY_TIME_SCALE;
		const workflow = await activeWorkflow(stack, batch);
		const startedAt = performance.now();
		const uploaded = Array.from({ length: EVENTS }, (_, n) => `burst-${n}.dwg`);
		for (const fileName of uploaded) stack.simulator.uploadFile({ fileName });
		await stack.simulator.callbacks.settled();
		const takenAt = performance.now();
		const attempts = stack.simulator.callbacks.log.entries.length;
		const { seen, executions } = await untilQuiet(stack, workflow);
		const counts = countBy(seen);
		return {
			batchSize: batch.batchSize,
			events: EVENTS,
			callbacks: attempts,
			'seconds until taken': seconds(takenAt - startedAt),
			executions,
			'seconds until run': seconds(performance.now() - startedAt),
			lost: uploaded.filter((name) => !counts.has(name)).length,
			doubled: [...counts.values()].filter((count) => count > 1).length,
		};
	} finally {
		await stack.stop();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

async function activeWorkflow(
	{ client, simulator, worker }: Stack,
	options: (typeof BATCHES)[number],
): Promise<StoredWorkflow> {
	const credentials = [
		await client.credentials.create(twoLeggedCredential(simulator.url)),
		await client.credentials.create(workerCredential(worker)),
	] as const;
	const workflow = await client.workflows.create(
		chain(
			'burst',
			triggerNode(EVENT, credentials, {
				delivery: 'worker',
				events: ['data/dm.version.added'],
				watch: 'project',
				hub: byId(HUBS.us.id),
				project: byId(PROJECTS.tower.id),
				options,
			}),
		),
	);
	await client.workflows.activate(workflow);
	return workflow;
}

/** Waits until as many events have run as were uploaded, or nothing more comes. */
async function untilQuiet({ client }: Stack, { id }: StoredWorkflow) {
	const runs = new Map<string, string[]>();
	let quietSince = Date.now();
	return await waitFor(
		async () => {
			const added = await readNewRuns(client.executions.everyOne(id), runs);
			if (added > 0) quietSince = Date.now();
			const seen = [...runs.values()].flat();
			const isDone = seen.length >= EVENTS || Date.now() - quietSince > 60_000;
			return isDone && { seen, executions: runs.size };
		},
		{ what: 'the events to run', timeoutSeconds: MAX_SECONDS, intervalMilliseconds: 1000 },
	);
}

/** Reads from the newest back to where nothing is new, so that looking costs n8n little. */
async function readNewRuns(
	newestFirst: ReturnType<Stack['client']['executions']['everyOne']>,
	runs: Map<string, string[]>,
): Promise<number> {
	const before = runs.size;
	let knownInARow = 0;
	for await (const execution of newestFirst) {
		if (knownInARow >= LONGEST_OVERLAP) break;
		const files = outputOf(execution, EVENT).map(({ fileName }) => String(fileName));
		knownInARow = runs.has(execution.id) ? knownInARow + 1 : 0;
		if (files.length > 0) runs.set(execution.id, files);
	}
	return runs.size - before;
}

function countBy(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

function seconds(milliseconds: number): number {
	return Math.round(milliseconds / 100) / 10;
}

void main();
