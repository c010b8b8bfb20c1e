import { describe, expect, it, onTestFinished } from 'vitest';
import { collectWhenIdle } from '../src/idleCollection';

/** In ms. */
const INTERVAL = 50;

/** Keeps this thread from its other work for several intervals. @returns garbage, which only a collection removes */
function work(): WeakRef<object> {
	const until = performance.now() + 4 * INTERVAL;
	while (performance.now() < until);
	return new WeakRef({ held: 'by nothing' });
}

describe('memory of past work', () => {
	it('is collected as soon as the thread comes to rest', async () => {
		onTestFinished(collectWhenIdle(INTERVAL));
		const past = work();
		await expect.poll(() => past.deref() === undefined, { timeout: 20_000 }).toBe(true);
	});
});
