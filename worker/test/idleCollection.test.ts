import { getHeapStatistics } from 'node:v8';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collectWhenIdle } from '../src/idleCollection';

/** In ms. */
const INTERVAL = 50;
/** In bytes. */
const GARBAGE = 96 * 1024 * 1024;

function heapSize(): number {
	return getHeapStatistics().total_heap_size;
}

/** Takes memory, and keeps the thread from its other work for several intervals. */
function work(): void {
	const until = performance.now() + 4 * INTERVAL;
	const taken: unknown[] = [];
	const before = heapSize();
	while (performance.now() < until || heapSize() < before + GARBAGE) {
		taken.push(new Array(1_000).fill(taken.length));
	}
}

describe('the memory of past work', () => {
	it('is returned as soon as the thread comes to rest', async () => {
		onTestFinished(collectWhenIdle(INTERVAL));
		const before = heapSize();
		work();
		const kept = (): number => heapSize() - before;
		expect(kept()).toBeGreaterThan(GARBAGE / 2);
		await expect.poll(kept, { timeout: 20_000 }).toBeLessThan(GARBAGE / 10);
	});
});
