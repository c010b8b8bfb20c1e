/** The store did not answer, or refused to. */
export class StoreUnavailableError extends Error {
	constructor(cause: unknown) {
		super('The store is not available', { cause });
		this.name = 'StoreUnavailableError';
	}
}

/**
 * Waits for the store, but no longer than the caller can. The work itself may still succeed later.
 *
 * @param milliseconds how long to wait
 * @throws StoreUnavailableError if the work fails or takes longer
 */
export async function withDeadline<Result>(
	work: Promise<Result>,
	milliseconds: number,
): Promise<Result> {
	return await new Promise((resolve, reject) => {
		const fail = (cause: unknown): void => {
			clearTimeout(timer);
			reject(new StoreUnavailableError(cause));
		};
		const timer = setTimeout(() => {
			fail(new Error(`No answer within ${milliseconds} ms`));
		}, milliseconds);
		work.then((result) => {
			clearTimeout(timer);
			resolve(result);
		}, fail);
	});
}
