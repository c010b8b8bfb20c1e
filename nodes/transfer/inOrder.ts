import { anySignal } from '../apsClient/cancellation';

/**
 * Runs a task for everything that a source yields, at most `concurrency` at a time, and returns the results
 * in the order of the source. After the first failure the source is read no further, and the tasks in
 * progress are stopped and awaited.
 *
 * Unlike `mapInOrder`, it does not need to know beforehand how many there are.
 *
 * @param task also gets a signal that fires when another task has failed
 */
export async function inOrder<Item, Result>(
	source: AsyncGenerator<Item>,
	concurrency: number,
	task: (item: Item, signal: AbortSignal) => Promise<Result>,
	signal: AbortSignal,
): Promise<Result[]> {
	const results: Result[] = [];
	const givenUp = new AbortController();
	const stop = anySignal(signal, givenUp.signal);
	const running = new Set<Promise<void>>();
	let failure: { error: unknown } | undefined;
	const fail = (error: unknown) => {
		failure ??= { error };
		givenUp.abort();
	};
	const start = (item: Item, index: number) => {
		const done = task(item, stop)
			.then((result) => {
				results[index] = result;
			}, fail)
			.finally(() => running.delete(done));
		running.add(done);
	};
	try {
		let index = 0;
		for await (const item of source) {
			if (failure !== undefined || stop.aborted) break;
			start(item, index++);
			if (running.size >= concurrency) await Promise.race(running);
		}
	} catch (error) {
		fail(error);
	}
	await Promise.all(running);
	if (failure !== undefined) throw failure.error;
	return results;
}
