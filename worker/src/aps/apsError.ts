/** Autodesk did not do what was requested. The message contains the request and the answer. */
export class ApsError extends Error {
	constructor(
		message: string,
		/** HTTP status; undefined if there was no answer. */
		readonly status?: number,
	) {
		super(message);
		this.name = 'ApsError';
	}
}
