/** The target did not take the event, and will be asked again. */
export class NotDelivered extends Error {
	constructor(
		reason: string,
		/** in ms */
		readonly pause: number,
	) {
		super(reason);
	}
}
