import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lostAndDoubled, runBurst } from './stack/burst';
import { freePorts } from './stack/ports';
import { startStack } from './stack/stack';
import type { Stack } from './stack/stack';

const EVENTS = 10_000;
const BATCH_SIZE = 100;
/** A minute on a calm machine. One execution per event takes too long here: see `npm run bench:burst`. */
const TIMEOUT = 900_000;

/** Fills n8n's database, so it has a stack of its own. */
describe('a bulk upload of 10,000 files', () => {
	let dataFolder: string;
	let stack: Stack;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'aps-e2e-burst-'));
		stack = await startStack({ dataFolder, ports: await freePorts() });
	}, 300_000);

	afterAll(async () => {
		await stack?.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	it(
		'through the worker arrives in batches, every event exactly once',
		async () => {
			const burst = await runBurst(stack, EVENTS, { batchSize: BATCH_SIZE, batchWait: 5 });

			expect(lostAndDoubled(burst)).toEqual({ lost: [], doubled: [] });
			expect(burst.seen).toHaveLength(EVENTS);
			expect(burst.executions).toBeGreaterThanOrEqual(EVENTS / BATCH_SIZE);
			// Batches that are not full, when events come more slowly than one would think.
			expect(burst.executions).toBeLessThan((2 * EVENTS) / BATCH_SIZE);
		},
		TIMEOUT,
	);
});
