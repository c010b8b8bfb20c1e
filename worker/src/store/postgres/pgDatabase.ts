import type { PgQueryResult } from 'bullmq';
import { Pool, type QueryResult } from 'pg';
import type { NotificationListener, SqlDatabase } from '../sql/database';
import { ListenConnection } from './listenConnection';

/** Connections for queries; one more listens. n8n's own database often allows 100 in all. */
const MAX_CONNECTIONS = 10;
/**
 * How long a query waits for a connection, in ms. When a batch of a hundred events is done, each of them
 * waits for its turn; one that timed out would be delivered again. Callers with less time have their own
 * deadlines.
 */
const CONNECT_TIMEOUT = 30_000;
/** A query without an answer for this long, in ms, fails: its connection is dead. */
const QUERY_TIMEOUT = 30_000;
/** Idle time before TCP keep-alive starts, in ms. Linux default: two hours. */
const KEEP_ALIVE_AFTER = 30_000;

/** A PostgreSQL server. */
export class PgDatabase implements SqlDatabase {
	readonly #pool: Pool;
	readonly #listening: ListenConnection;

	constructor(url: string, onError: (error: Error) => void) {
		const connection = {
			connectionString: url,
			application_name: 'aps-webhook-worker',
			keepAlive: true,
			keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
			// BullMQ's statements name its tables without schema.
			options: '-c search_path=bullmq',
		};
		this.#pool = new Pool({
			...connection,
			max: MAX_CONNECTIONS,
			connectionTimeoutMillis: CONNECT_TIMEOUT,
			query_timeout: QUERY_TIMEOUT,
		});
		this.#pool.on('error', onError);
		// A connection that is lost between two queries, while it is out of the pool, would otherwise end the
		// process. The next query on it reports the error.
		this.#pool.on('connect', (client) => client.on('error', () => undefined));
		this.#listening = new ListenConnection(connection, onError);
	}

	async query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>> {
		return toResult(await this.#pool.query(text, parameters && [...parameters]));
	}

	async session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result> {
		const client = await this.#pool.connect();
		let succeeded = false;
		try {
			const result = await work(async (text, parameters) =>
				toResult(await client.query(text, parameters && [...parameters])),
			);
			succeeded = true;
			return result;
		} finally {
			// After a failure its state is unknown, so it is closed.
			client.release(!succeeded);
		}
	}

	async listen(channel: string): Promise<void> {
		await this.#listening.listen(channel);
	}

	onNotification(listener: NotificationListener): () => void {
		return this.#listening.subscribe(listener);
	}

	/** The server does its own maintenance. */
	async maintain(): Promise<void> {}

	async concerns(): Promise<string[]> {
		const concerns: string[] = [];
		if ((await this.#setting('fsync')) === 'off') {
			concerns.push(
				'PostgreSQL runs with "fsync = off": a power failure can lose acknowledged events or the whole database. Set "fsync = on".',
			);
		}
		if ((await this.#setting('synchronous_commit')) === 'off') {
			concerns.push(
				'PostgreSQL runs with "synchronous_commit = off": a crash can lose the last acknowledged events. Set "synchronous_commit = on".',
			);
		}
		return concerns;
	}

	async close(): Promise<void> {
		await this.#listening.close();
		await this.#pool.end();
	}

	async #setting(name: string): Promise<string | undefined> {
		const { rows } = await this.query<{ value: string }>('SELECT current_setting($1) AS value', [
			name,
		]);
		return rows[0]?.value;
	}
}

/** The author of the query knows the type of its rows. */
function toResult<Row>({ rows, rowCount }: QueryResult): PgQueryResult<Row> {
	return { rows: rows as unknown[] as Row[], rowCount };
}
