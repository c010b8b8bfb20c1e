import { describe, expect, it } from 'vitest';
import { ownStack } from './setup/ownStack';
import { lostAndDoubled, runBurst } from './stack/burst';

const EVENTS = 10_000;
const BATCH_SIZE = 100;
/** Takes a minute on an idle machine. One execution per event would take too long; see `npm run bench:burst`. */
const TIMEOUT = 900_000;

/** Fills n8n's database, so it has its own stack. */
describe('a bulk upload of 10,000 files', () => {
	const stack = ownStack();

	it(
		'through the worker arrives in batches, every event exactly once',
		async () => {
			const burst = await runBurst(stack(), EVENTS, { batchSize: BATCH_SIZE, batchWait: 5 });

			expect(lostAndDoubled(burst)).toEqual({ lost: [], doubled: [] });
			expect(burst.seen).toHaveLength(EVENTS);
			expect(burst.executions).toBeGreaterThanOrEqual(EVENTS / BATCH_SIZE);
			// Some batches are not full if events arrive slowly.
			expect(burst.executions).toBeLessThan((2 * EVENTS) / BATCH_SIZE);
		},
		TIMEOUT,
	);
});
