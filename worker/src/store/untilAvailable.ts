import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailableError } from './deadline';

/**
 * How long a worker that starts waits for its store, in ms: the database may be starting, too, or may be
 * failing over. A Redis Sentinel that was blocked, for example, promotes no replica for 30 s.
 */
export const STORE_START_TIMEOUT = 60_000;

/** Between two attempts, in ms. */
const PAUSE = 250;

/**
 * Repeats work at the start of the worker while the store does not answer. A connection that was just made
 * may be lost again: a sentinel disconnects every client of the replica that it promotes.
 *
 * @param work safe to repeat
 * @param timeout how long to repeat it, in ms
 * @throws StoreUnavailableError if the store still does not answer then, and every other error at once
 */
export async function untilAvailable<Result>(
	work: () => Promise<Result>,
	timeout = STORE_START_TIMEOUT,
): Promise<Result> {
	const end = performance.now() + timeout;
	for (;;) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof StoreUnavailableError) || performance.now() >= end) throw error;
			await sleep(PAUSE);
		}
	}
}
