/**
 * Runs the task for every index below `count`, at most `concurrency` at a time, and returns the
 * results in index order. After the first rejection, or when the signal fires, no further task
 * starts; tasks in progress are awaited, so that nothing keeps running in the background. Tasks that
 * never started leave holes in the result.
 *
 * @param task also gets a signal that fires when another task has failed, so that it can stop waiting
 */
export async function mapInOrder<T>(
	count: number,
	concurrency: number,
	task: (index: number, givenUp: AbortSignal) => Promise<T>,
	signal?: AbortSignal,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const givenUp = new AbortController();
	let next = 0;
	let failure: { error: unknown } | undefined;
	async function lane(): Promise<void> {
		while (next < count && failure === undefined && !signal?.aborted) {
			const index = next++;
			try {
				results[index] = await task(index, givenUp.signal);
			} catch (error) {
				failure ??= { error };
				givenUp.abort();
			}
		}
	}
	await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane));
	if (failure !== undefined) throw failure.error;
	return results;
}
