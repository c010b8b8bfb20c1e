/** The target did not accept the event, and the worker retries it. */
export class NotDelivered extends Error {
	constructor(
		reason: string,
		/** in ms */
		readonly pause: number,
	) {
		super(reason);
	}
}
