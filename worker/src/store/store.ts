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
import type { Records } from './records';

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

/** Makes BullMQ's access to a database. It knows its connection, so queues are not given one. */
export type AnyBackendFactory = BackendFactory<IQueueBackend, unknown>;

export type JobWorkerOptions = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** A job to be put on a queue. */
export interface NewJob<Data = unknown> {
	name: string;
	data: Data;
	/** With an id of its own, so that adding it again does no harm. */
	options: JobsOptions & { jobId: string };
	/** Rough size of the data. */
	bytes: number;
}

/**
 * Where events and records are kept. Implementations: Redis, PostgreSQL and an embedded PostgreSQL
 * inside this process. Whatever a method has answered is as durable as the database is set up for.
 */
export interface Store {
	readonly kind: 'redis' | 'postgres' | 'embedded';
	readonly records: Records;

	/** The queue of that name; the same object every time. Names are of `[A-Za-z0-9_-]`. */
	queue<Data, Result>(name: string): JobQueue<Data, Result>;

	/**
	 * Puts a job on a queue, for many at a time. Resolves when it is as durable as the database is set
	 * up for.
	 *
	 * @returns the id of the job, or of the one that it is a duplicate of
	 */
	add(queueName: string, job: NewJob): Promise<string>;

	/** Destroys a queue with everything in it. */
	destroyQueue(name: string): Promise<void>;

	/** A worker on the queue of that name. The caller runs and closes it. */
	worker<Data, Result>(
		name: string,
		processor: Processor<Data, Result, string>,
		options: JobWorkerOptions,
	): JobWorker<Data, Result>;

	/** Resolves when the database answers. */
	ping(): Promise<void>;

	/** What an operator should know about how the database is set up, in sentences. */
	concerns(): Promise<string[]>;

	/** Removes what has expired. To be called every now and then, by one process. */
	sweep(): Promise<void>;

	close(): Promise<void>;
}

/** Events that BullMQ keeps per queue for observers. Nothing here observes, so it is a few. */
export const OBSERVER_EVENTS_KEPT = 100;
