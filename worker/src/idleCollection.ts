import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In ms. */
const INTERVAL = 10_000;
/** The share of the time that a thread works from which it counts as busy. */
const BUSY = 0.1;
/** How much the heap must have grown for a collection, in bytes. One takes some 50 to 150 ms. */
const WORTHWHILE = 32 * 1024 * 1024;

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void;

/**
 * Returns the memory of past work when this thread comes to rest. V8 collects garbage only while more is allocated,
 * so that an idle process would keep all that a backlog left behind, several times its memory at rest. Only a
 * collection of the last resort also returns the pages that V8 would keep for later.
 *
 * @param interval how long the thread must have been idle, in ms
 * @returns a function that ends it
 */
export function collectWhenIdle(interval = INTERVAL): () => void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as Collect;
	let atRest = 0;
	let last = performance.eventLoopUtilization();
	const timer = setInterval(() => {
		const now = performance.eventLoopUtilization();
		const { utilization } = performance.eventLoopUtilization(now, last);
		last = now;
		if (utilization > BUSY || heapSize() < atRest + WORTHWHILE) return;
		collect({ type: 'major', flavor: 'last-resort' });
		atRest = heapSize();
	}, interval);
	timer.unref();
	return () => clearInterval(timer);
}

/** Of this thread, with free space, in bytes. */
function heapSize(): number {
	return getHeapStatistics().total_heap_size;
}
