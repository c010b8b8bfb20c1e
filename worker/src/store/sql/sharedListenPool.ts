import { EventEmitter } from 'node:events';
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';
import type { SqlDatabase } from './database';
import type { Shortcut } from './shortcut';

/**
 * The subset of `pg.Pool` that BullMQ needs. BullMQ takes a connection out of the pool for every worker,
 * only to LISTEN on it; with a worker per subscription that would be hundreds. Here all of them share the
 * database's single LISTEN connection, and their other queries use the common pool.
 */
export class SharedListenPool implements PgPool {
	/** Signals to BullMQ that a dropped connection is detected, so that idle workers need not poll. */
	readonly options = { keepAlive: true };

	constructor(
		private readonly database: SqlDatabase,
		private readonly shortcuts: readonly Shortcut[] = [],
	) {}

	async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<PgQueryResult<Row>> {
		for (const shortcut of this.shortcuts) {
			const answer = shortcut.run<Row>(text, parameters);
			if (answer) return await answer;
		}
		return await this.database.query<Row>(text, parameters);
	}

	async connect(): Promise<PgPoolClient> {
		return new ListeningClient(this.database);
	}

	/** The opener of the database closes it. */
	async end(): Promise<void> {}

	/** Failures are reported to the caller of the query; there are no others. */
	on(): this {
		return this;
	}

	removeAllListeners(): this {
		return this;
	}
}

const LISTEN = /^\s*(?:--[^\n]*\n\s*)*LISTEN\s+"?(\w+)"?\s*;?\s*$/i;
const NAME_CONNECTION = /set_config\('application_name'/;

class ListeningClient extends EventEmitter implements PgPoolClient {
	readonly #stop: () => void;

	constructor(private readonly database: SqlDatabase) {
		super();
		this.#stop = database.onNotification({
			notified: (notification) => this.emit('notification', notification),
			// BullMQ then takes another client, listens with it, and polls for what it missed.
			interrupted: (error) => this.listenerCount('error') > 0 && this.emit('error', error),
		});
	}

	async query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>> {
		const channel = LISTEN.exec(text)?.[1];
		if (channel) {
			await this.database.listen(channel);
			return { rows: [] };
		}
		// The connection is shared: naming it after one of its users would mislead.
		if (NAME_CONNECTION.test(text)) return { rows: [] };
		return await this.database.query(text, parameters);
	}

	release(): void {
		this.#stop();
		this.removeAllListeners();
	}
}
