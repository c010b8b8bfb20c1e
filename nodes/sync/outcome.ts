import type { PlannedChange } from './change';

/** What became of one change. */
export interface Outcome {
	change: PlannedChange;
	/** `held` for one that a guard held back, `skipped` for one that was not tried after an earlier failure. */
	status: 'applied' | 'failed' | 'skipped' | 'held';
	/** What the service said about a failure, or why it was not tried. */
	message?: string;
	/** ID at the service, if it was not known before. */
	id?: string;
	/** ID of the request at Autodesk, for its support. */
	requestId?: string;
	/** When the result was known, ISO 8601 in UTC. */
	at: string;
}

/** The result of one change, as the service reports it. */
export type Report = Omit<Outcome, 'change' | 'at' | 'status'> & {
	/** `unknown` if the service may or may not have carried it out. */
	status: 'applied' | 'failed' | 'unknown';
	/** Whether every other change would fail too, e.g. for lack of permission. */
	isFatal?: boolean;
};
