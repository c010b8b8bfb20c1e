import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lostAndDoubled, runBurst } from '../test/e2e/stack/burst';
import type { Batch } from '../test/e2e/stack/burst';
import { freePorts } from '../test/e2e/stack/ports';
import { startStack } from '../test/e2e/stack/stack';
import { report } from './report';

/**
 * A burst of events through the worker with its embedded store, in the setup of the demo. Run it with
 * `npm run bench:burst`; a number as an argument replaces the 10,000 events.
 */
const EVENTS = Number(process.argv[2] ?? 10_000);
const BATCHES: readonly Batch[] = [
	{ batchSize: 1, batchWait: 0 },
	{ batchSize: 20, batchWait: 2 },
	{ batchSize: 100, batchWait: 5 },
];

async function main(): Promise<void> {
	const rows = [];
	for (const batch of BATCHES) rows.push(await measure(batch));
	report('burst', `A burst of ${EVENTS} events through the worker`, rows);
}

/** Each run has its own n8n and worker, so that it does not inherit the other's database. */
async function measure(batch: Batch): Promise<Record<string, number>> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	const stack = await startStack({ dataFolder, ports: await freePorts() });
	try {
		const burst = await runBurst(stack, EVENTS, batch);
		const { lost, doubled } = lostAndDoubled(burst);
		return {
			batchSize: batch.batchSize,
			events: EVENTS,
			callbacks: burst.callbacks,
			secondsUntilTaken: burst.secondsUntilTaken,
			executions: burst.executions,
			secondsUntilRun: burst.secondsUntilRun,
			lost: lost.length,
			doubled: doubled.length,
		};
	} finally {
		await stack.stop();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

void main();
