import { createPostgresBackend, Worker, type Processor } from 'bullmq';
import { GroupedAdds } from '../groupedAdds';
import { QueueAdds } from '../queueAdds';
import { QueueCache } from '../queueCache';
import { withRetryPause } from '../retryPause';
import type {
	AnyBackendFactory,
	JobQueue,
	JobWorker,
	JobWorkerOptions,
	NewJob,
	Store,
} from '../store';
import { ClaimsAhead } from './claimsAhead';
import type { SqlDatabase } from './database';
import { GroupedCompletions } from './groupedCompletions';
import { migrate } from './migrations';
import { NextSignals } from './nextSignals';
import { SharedListenPool } from './sharedListenPool';
import type { Shortcut } from './shortcut';
import { SqlDocumentStore } from './sqlDocumentStore';
import { SqlJobListing } from './sqlJobListing';

/** Seconds between two polls of an idle worker. Notifications wake it earlier. */
const IDLE_POLL_SECONDS = 30;

/** Two transactions that recognize the same events in different order would deadlock. */
const TRANSACTIONS_UNDER_WAY = 1;

/** Rows removed at once: few enough not to delay incoming events. */
const SWEEP_CHUNK = 1000;

/** The common base of the stores on PostgreSQL, embedded or on a server. */
export class SqlStore implements Store {
	readonly documents: SqlDocumentStore;
	readonly listing: SqlJobListing;
	readonly #queues: QueueCache;
	readonly #adds: QueueAdds;
	readonly #completions: GroupedCompletions;
	readonly #signals: NextSignals;

	private constructor(
		readonly kind: 'postgres' | 'embedded',
		private readonly database: SqlDatabase,
		onError: (error: Error) => void,
	) {
		this.documents = new SqlDocumentStore(database);
		this.listing = new SqlJobListing(database);
		this.#completions = new GroupedCompletions(database);
		this.#signals = new NextSignals(database);
		this.#queues = new QueueCache(this.#backend([]), () => undefined, onError);
		this.#adds = new QueueAdds((name) => new GroupedAdds(this.queue(name), TRANSACTIONS_UNDER_WAY));
	}

	/** Migrates the tables and opens the store. Closing the store closes the database. */
	static async open(
		kind: 'postgres' | 'embedded',
		database: SqlDatabase,
		onError: (error: Error) => void,
	): Promise<SqlStore> {
		await migrate(database);
		return new SqlStore(kind, database, onError);
	}

	queue<Data, Result>(name: string): JobQueue<Data, Result> {
		return this.#queues.get(name);
	}

	async add(queueName: string, job: NewJob): Promise<string> {
		return await this.#adds.add(queueName, job);
	}

	async destroyQueue(name: string): Promise<void> {
		this.#adds.forget(name);
		this.#completions.forget(name);
		await this.#queues.destroy(name);
	}

	worker<Data, Result>(
		name: string,
		processor: Processor<Data, Result, string>,
		options: JobWorkerOptions,
	): JobWorker<Data, Result> {
		const claims = new ClaimsAhead(this.database, name, () => worker.concurrency);
		const worker: JobWorker<Data, Result> = new Worker(
			name,
			claims.watching(processor),
			{ drainDelay: IDLE_POLL_SECONDS, ...options, connection: this.database },
			withRetryPause(this.#backend([claims, this.#completions, this.#signals])),
		);
		worker.on('paused', () => void claims.putBack());
		worker.on('closing', () => void claims.close());
		return worker;
	}

	async ping(): Promise<void> {
		await this.database.query('SELECT 1');
	}

	async concerns(): Promise<string[]> {
		return await this.database.concerns();
	}

	/** BullMQ reclaims a deduplication key only when the same event comes again, which most never do. */
	async sweep(): Promise<void> {
		for (;;) {
			const { rows } = await this.database.query(
				`DELETE FROM bullmq.dedup WHERE (queue, dedup_id) IN (
					SELECT queue, dedup_id FROM bullmq.dedup WHERE expire_at_ms < $1 LIMIT ${SWEEP_CHUNK}
				) RETURNING 1`,
				[Date.now()],
			);
			if (rows.length < SWEEP_CHUNK) break;
		}
		await this.database.maintain();
	}

	async close(): Promise<void> {
		await this.#queues.close();
		await this.database.close();
	}

	#backend(shortcuts: readonly Shortcut[]): AnyBackendFactory {
		const pool = new SharedListenPool(this.database, shortcuts);
		return (name, options, kind) => {
			const backend = createPostgresBackend(name, { ...options, connection: pool }, kind);
			// BullMQ would wait up to an hour for a delayed job. When the clock is set meanwhile, it is due
			// earlier than that.
			Object.defineProperty(backend, 'maximumBlockTimeout', { value: IDLE_POLL_SECONDS });
			return backend;
		};
	}
}
