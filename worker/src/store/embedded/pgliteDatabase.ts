import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgQueryResult } from 'bullmq';
import { OWNER_ONLY } from '../../dataDir/ownerOnly';
import type { NotificationListener, SqlDatabase } from '../sql/database';
import { PgliteConnection, type ConnectionEvents } from './pgliteConnection';

/** Pause between two attempts to open the database again, in ms. */
const REOPEN_DELAY = 1_000;

/** Dead rows that a table may have, in addition to a fifth of its live rows. PostgreSQL's autovacuum: 50. */
const DEAD_ROWS_TOLERATED = 1_000;
/** How long the cleanup of one table may take, in ms. */
const VACUUM_TIMEOUT = 5 * 60_000;

/**
 * The embedded database. If it dies or hangs, for example because the disk is full, it is reopened and
 * recovers from its log, like PostgreSQL after a crash.
 */
export class PgliteDatabase implements SqlDatabase {
	readonly #listeners = new Set<NotificationListener>();
	readonly #channels = new Set<string>();
	readonly #events: ConnectionEvents = {
		notified: (notification) => {
			for (const listener of this.#listeners) listener.notified(notification);
		},
		lost: (error) => this.#replace(error),
	};
	#connection: PgliteConnection | undefined;
	/** Resolves when there is a connection (again). */
	#connected: Promise<void> = Promise.resolve();
	#closed = false;

	private constructor(
		private readonly folder: string,
		private readonly onError: (error: Error) => void,
	) {}

	/**
	 * @param folder its parent must exist
	 * @param onError called when the database dies or hangs
	 */
	static async open(folder: string, onError: (error: Error) => void): Promise<PgliteDatabase> {
		const database = new PgliteDatabase(folder, onError);
		// Creating a database takes hundreds of megabytes, which its thread does not release.
		if (!existsSync(folder)) await createDatabase(folder, database.#events);
		database.#connection = await PgliteConnection.open(folder, database.#events);
		return database;
	}

	async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<PgQueryResult<Row>> {
		if (!this.#connection) throw new Error('The embedded database is being reopened');
		return { rows: (await this.#connection.query(text, parameters)) as Row[] };
	}

	/** There is one connection only, and sessions are held before anything else uses it. */
	async session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result> {
		return await work((text, parameters) => this.query(text, parameters));
	}

	async listen(channel: string): Promise<void> {
		await this.#connected;
		if (this.#channels.has(channel)) return;
		this.#channels.add(channel);
		await this.query(`LISTEN "${channel}"`);
	}

	onNotification(listener: NotificationListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** PostgreSQL's autovacuum is a separate process, which cannot run here. */
	async maintain(): Promise<void> {
		const { rows } = await this.query<{ name: string }>(
			`SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables
			 WHERE n_dead_tup > $1 + 0.2 * n_live_tup`,
			[DEAD_ROWS_TOLERATED],
		);
		for (const { name } of rows) {
			await this.#connection?.query(`VACUUM (ANALYZE) ${name}`, [], VACUUM_TIMEOUT);
		}
	}

	async concerns(): Promise<string[]> {
		return [];
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#connected;
		await this.#connection?.close();
	}

	#replace(error: Error): void {
		// If the database could not be opened at all, the caller gets the error.
		if (!this.#connection || this.#closed) return;
		this.#connection = undefined;
		this.onError(error);
		this.#connected = this.#reopen();
		for (const listener of this.#listeners) listener.interrupted(error);
	}

	/** Retries until it succeeds or the database is closed. Never rejects. */
	async #reopen(): Promise<void> {
		while (!this.#closed) {
			try {
				const connection = await PgliteConnection.open(this.folder, this.#events);
				for (const channel of this.#channels) await connection.query(`LISTEN "${channel}"`, []);
				this.#connection = connection;
				return;
			} catch (error) {
				this.onError(error instanceof Error ? error : new Error(String(error)));
				await sleep(REOPEN_DELAY, undefined, { ref: false });
			}
		}
	}
}

/**
 * Creates an empty database. An incomplete one could never be opened, so it gets its final name only when
 * it is complete.
 */
async function createDatabase(folder: string, events: ConnectionEvents): Promise<void> {
	const draft = `${folder}.new`;
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft, { mode: OWNER_ONLY.folder });
	const creator = await PgliteConnection.open(draft, events);
	await creator.close();
	await rename(draft, folder);
	// The name must be on disk before any event is, because a folder with the temporary name is recreated.
	const parent = await open(dirname(folder));
	await parent.sync().finally(() => parent.close());
}
