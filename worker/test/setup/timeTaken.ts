/**
 * How long it took, in ms. Compare it using `expect.poll`, so that one slow moment of a busy machine fails
 * no test.
 */
export async function timeTaken(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}
