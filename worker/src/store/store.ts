import type {
	BackendFactory,
	IQueueBackend,
	JobProgress,
	JobsOptions,
	Processor,
	Queue,
	Worker,
	WorkerOptions,
} from 'bullmq';
import type { DocumentStore } from './documentStore';
import type { JobListing } from './jobListing';

/** A BullMQ queue, whatever database is behind it. */
export type JobQueue<Data, Result> = Queue<
	Data,
	Result,
	string,
	Data,
	Result,
	string,
	IQueueBackend,
	unknown
>;

/** A BullMQ worker, whatever database is behind it. */
export type JobWorker<Data, Result> = Worker<
	Data,
	Result,
	string,
	IQueueBackend,
	JobProgress,
	unknown
>;

/** Creates BullMQ's access to a database. It has its own connection, so queues do not need one. */
export type AnyBackendFactory = BackendFactory<IQueueBackend, unknown>;

export type JobWorkerOptions = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** A job to be put on a queue. */
export interface NewJob<Data = unknown> {
	name: string;
	data: Data;
	/** Has a unique id, so that adding it twice is harmless. */
	options: JobsOptions & { jobId: string };
	/** Rough size of the data. */
	bytes: number;
}

/**
 * The store of events and documents. Implementations: Redis, PostgreSQL, and an embedded PostgreSQL inside
 * this process. When a method resolves, its result is as durable as the database settings allow.
 */
export interface Store {
	readonly kind: 'redis' | 'postgres' | 'embedded';
	readonly documents: DocumentStore;
	readonly listing: JobListing;

	/** The queue of that name; the same object every time. Names consist of `[A-Za-z0-9_-]`. */
	queue<Data, Result>(name: string): JobQueue<Data, Result>;

	/**
	 * Adds a job to a queue; concurrent calls are grouped. Resolves when the job is as durable as the
	 * database settings allow.
	 *
	 * @returns the id of the job, or of the one that it is a duplicate of
	 */
	add(queueName: string, job: NewJob): Promise<string>;

	/** Deletes a queue with everything in it. */
	destroyQueue(name: string): Promise<void>;

	/** A worker on the queue of that name. The caller runs and closes it. */
	worker<Data, Result>(
		name: string,
		processor: Processor<Data, Result, string>,
		options: JobWorkerOptions,
	): JobWorker<Data, Result>;

	/** Resolves when the database answers. */
	ping(): Promise<void>;

	/** Warnings about the database settings for the operator, as sentences. */
	concerns(): Promise<string[]>;

	/** Removes expired data. Call it from time to time, in one process. */
	sweep(): Promise<void>;

	close(): Promise<void>;
}

/** Events that BullMQ keeps per queue for observers. There are none here, so a few suffice. */
export const OBSERVER_EVENTS_KEPT = 100;
