/** What went wrong, as RFC 9457 describes it (`application/problem+json`). */
export interface ProblemDocument {
	/** Identifies the kind of problem, e.g. `urn:aps-webhook-worker:problem:not-found`. */
	type: string;
	/** The same for every problem of this kind. */
	title: string;
	/** HTTP status. */
	status: number;
	/** What is wrong with this request, and what to do about it. */
	detail: string;
	/** Every field that is wrong. */
	errors?: FieldError[];
}

/** What is wrong with one field of a request. */
export interface FieldError {
	/** Path of the field, e.g. `batch.maxEvents`. */
	field: string;
	message: string;
}
