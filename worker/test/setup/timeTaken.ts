/**
 * How long it took, in ms. Held against a limit with `expect.poll`, one slow turn of a busy machine
 * fails no test.
 */
export async function timeTaken(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}
