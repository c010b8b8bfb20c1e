import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgQueryResult } from 'bullmq';
import { OWNER_ONLY } from '../../dataDir/ownerOnly';
import type { NotificationListener, SqlDatabase } from '../sql/database';
import { checkpoint } from './checkpoint';
import { PgliteConnection, type ConnectionEvents } from './pgliteConnection';
import { analyze, truncate, vacuum, VACUUM_TIMEOUT, type Run } from './vacuum';

/** Pause between two attempts to open the database again, in ms. */
const REOPEN_DELAY = 1_000;

/**
 * How often to look for dead rows and at the length of the log, in ms. Each second of a backlog that is delivered
 * leaves thousands of dead rows, and deliveries wait while these are removed.
 */
const TIDY_INTERVAL = 1_000;
/** With at most this many queries in an interval, some ten events, a pause of the database delays hardly any. */
const QUIET = 50;

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
	/** The number of queries since the last look for dead rows. */
	#queries = 0;
	#isQuiet = true;
	/** Tables whose files may have become larger than they need to be. */
	readonly #untruncated = new Set<string>();
	#tidying: Promise<void> | undefined;
	readonly #tidyTimer: NodeJS.Timeout;

	private constructor(
		private readonly folder: string,
		private readonly onError: (error: Error) => void,
	) {
		this.#tidyTimer = setInterval(() => {
			this.#isQuiet = this.#queries <= QUIET;
			if (this.#queries > 0) void this.#tidy();
		}, TIDY_INTERVAL).unref();
	}

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
		this.#queries += 1;
		return { rows: (await this.#run(text, parameters)) as Row[] };
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

	async maintain(): Promise<void> {
		await this.#tidy();
		if (this.#isQuiet) await this.#truncate();
		await analyze((text, parameters) => this.query(text, parameters), this.#runLong);
	}

	async concerns(): Promise<string[]> {
		return [];
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#tidyTimer);
		await this.#tidying;
		await this.#connected;
		await this.#connection?.close();
	}

	/** @param timeout how long the query itself may take, in ms */
	async #run(text: string, parameters: readonly unknown[], timeout?: number): Promise<unknown[]> {
		if (!this.#connection) throw new Error('The embedded database is being reopened');
		return await this.#connection.query(text, parameters, timeout);
	}

	readonly #runLong: Run = (statement) => this.#run(statement, [], VACUUM_TIMEOUT);

	/** Never rejects: what fails is repeated, and a lost connection is reported. */
	async #tidy(): Promise<void> {
		this.#queries = 0;
		this.#tidying ??= this.#cleanUp()
			.catch(() => undefined)
			.finally(() => {
				this.#tidying = undefined;
			});
		await this.#tidying;
	}

	async #cleanUp(): Promise<void> {
		const query: SqlDatabase['query'] = async (text, parameters = []) => ({
			rows: (await this.#run(text, parameters)) as never[],
		});
		for (const name of await vacuum(query, this.#runLong)) this.#untruncated.add(name);
		await checkpoint(query, this.#runLong);
	}

	async #truncate(): Promise<void> {
		const names = [...this.#untruncated];
		this.#untruncated.clear();
		await truncate(names, this.#runLong);
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
