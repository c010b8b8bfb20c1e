import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In ms. */
const INTERVAL = 10_000;
/** The share of the time that a thread works from which it counts as busy. */
const BUSY = 0.05;

/**
 * Collects garbage once whenever this thread comes to rest after work. V8 collects only when more is allocated, so
 * that an idle process would keep all that a backlog left behind, several times its memory at rest. The collection
 * takes some 20 ms, and V8 then returns the memory to the system by itself within seconds.
 *
 * @param interval how long the thread must have been idle, in ms
 * @returns a function that ends it
 */
export function collectWhenIdle(interval = INTERVAL): () => void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let last = performance.eventLoopUtilization();
	let hasWorked = false;
	const timer = setInterval(() => {
		const now = performance.eventLoopUtilization();
		const { utilization } = performance.eventLoopUtilization(now, last);
		last = now;
		if (utilization > BUSY) {
			hasWorked = true;
		} else if (hasWorked) {
			hasWorked = false;
			collect();
		}
	}, interval);
	timer.unref();
	return () => clearInterval(timer);
}
