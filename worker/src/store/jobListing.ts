import type { IdBounds, IdOrder } from './idPage';

/** What BullMQ calls the places of a job; those that this worker uses. */
export type QueueState = 'waiting' | 'active' | 'delayed' | 'completed' | 'failed';

/** Which jobs of a queue to find. */
export interface JobQuery {
	states: readonly QueueState[];
	bounds: IdBounds;
	order: IdOrder;
	/** Maximum number of jobs. */
	limit: number;
}

export interface ListedJob {
	id: string;
	/** Where it was when it was found. */
	state: QueueState;
}

/** A job without what is large about it. */
export interface JobOutline<Data> {
	id: string;
	data: Data;
	attemptsMade: number;
	/** How and when it ended; undefined if it has not, or not since it was put back on the queue. */
	finished?: {
		state: 'completed' | 'failed';
		/** Unix time in ms. */
		on: number;
	};
	/** Why it last failed; undefined if it did not. */
	failedReason?: string;
}

/** Lists jobs without loading them whole: one can have megabytes, and there can be tens of thousands. */
export interface JobListing {
	/** Jobs in the order of their ids. */
	jobs(queueName: string, query: JobQuery): Promise<ListedJob[]>;

	/**
	 * Reads jobs, at most a few hundred at once. Leaves out those that no longer exist.
	 *
	 * @param without field of the data that stays in the store; if present, text without quotes or backslashes
	 */
	outlines<Data>(
		queueName: string,
		ids: readonly string[],
		without: string,
	): Promise<JobOutline<Data>[]>;
}
