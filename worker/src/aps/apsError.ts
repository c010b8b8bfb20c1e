/** Autodesk did not do what it was asked. The message says what was asked and what came back. */
export class ApsError extends Error {
	constructor(
		message: string,
		/** HTTP status; undefined when there was no answer. */
		readonly status?: number,
	) {
		super(message);
		this.name = 'ApsError';
	}
}
