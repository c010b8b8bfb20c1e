import { PGlite } from '@electric-sql/pglite';
import type { PgQueryResult } from 'bullmq';
import type { NotificationListener, SqlDatabase } from '../sql/database';

/** PostgreSQL compiled to WebAssembly, in this process, with its data in a folder. */
export class PgliteDatabase implements SqlDatabase {
	readonly #listeners = new Set<NotificationListener>();

	private constructor(private readonly db: PGlite) {
		db.onNotification((channel, payload) => {
			for (const listener of this.#listeners) listener.notified({ channel, payload });
		});
	}

	/** @param folder its parent must exist */
	static async open(folder: string): Promise<PgliteDatabase> {
		const db = await PGlite.create(folder);
		// BullMQ's statements name its tables without schema.
		await db.exec('SET search_path TO bullmq');
		return new PgliteDatabase(db);
	}

	async query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>> {
		if (parameters && parameters.length > 0) {
			return await this.db.query<Row>(text, [...parameters]);
		}
		// Only the simple protocol takes several statements at once, as migrations have them.
		const results = await this.db.exec(text);
		return { rows: (results.at(-1)?.rows ?? []) as Row[] };
	}

	/** There is one connection only, and sessions are held before anything else uses it. */
	async session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result> {
		return await work((text, parameters) => this.query(text, parameters));
	}

	async listen(channel: string): Promise<void> {
		await this.db.exec(`LISTEN "${channel}"`);
	}

	onNotification(listener: NotificationListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async concerns(): Promise<string[]> {
		return [];
	}

	async close(): Promise<void> {
		await this.db.close();
	}
}
