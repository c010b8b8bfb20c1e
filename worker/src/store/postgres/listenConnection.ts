import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { NotificationListener } from '../sql/database';

/** Pause between two attempts to connect, in ms. */
const RECONNECT_DELAY = 1_000;
const CONNECT_TIMEOUT = 5_000;
/** A LISTEN without an answer for this long, in ms, shows that the connection is dead. */
const LISTEN_TIMEOUT = 5_000;

/**
 * The single connection that listens to notifications for the whole process. It is opened when
 * first needed; if it is lost, it is reopened and listens to the same channels.
 */
export class ListenConnection {
	readonly #listeners = new Set<NotificationListener>();
	readonly #channels = new Set<string>();
	#client: Promise<Client> | undefined;
	#closed = false;

	constructor(
		private readonly config: ClientConfig,
		private readonly onError: (error: Error) => void,
	) {}

	/** @returns a function that ends the subscription */
	subscribe(listener: NotificationListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async listen(channel: string): Promise<void> {
		if (!this.#channels.has(channel)) {
			this.#channels.add(channel);
			this.#client = this.#client?.then((client) => listenOn(client, channel));
		}
		this.#client ??= this.#connect();
		await this.#client;
	}

	async close(): Promise<void> {
		this.#closed = true;
		const client = await this.#client?.catch(() => undefined);
		await client?.end();
	}

	/** Retries until it succeeds or the connection is closed. */
	async #connect(): Promise<Client> {
		for (;;) {
			const client = new Client({
				...this.config,
				connectionTimeoutMillis: CONNECT_TIMEOUT,
				query_timeout: LISTEN_TIMEOUT,
			});
			// A connection lost before its errors are handled would end the process; the current query fails, too.
			client.on('error', () => undefined);
			try {
				await client.connect();
				for (const channel of this.#channels) await client.query(`LISTEN "${channel}"`);
				this.#watch(client);
				return client;
			} catch (error) {
				await client.end().catch(() => undefined);
				if (this.#closed) throw error;
				this.onError(error instanceof Error ? error : new Error(String(error)));
				await sleep(RECONNECT_DELAY, undefined, { ref: false });
			}
		}
	}

	#watch(client: Client): void {
		let lost = false;
		const onLost = (error: Error): void => {
			if (lost || this.#closed) return;
			lost = true;
			this.onError(error);
			this.#client = this.#connect();
			this.#client.catch(() => undefined);
			for (const listener of this.#listeners) listener.interrupted(error);
		};
		client.on('notification', ({ channel, payload = '' }) => {
			for (const listener of this.#listeners) listener.notified({ channel, payload });
		});
		client.on('error', onLost);
		client.on('end', () => onLost(new Error('PostgreSQL closed the connection')));
	}
}

/** On failure, the connection is closed, and therefore reopened to listen to all channels. */
async function listenOn(client: Client, channel: string): Promise<Client> {
	try {
		await client.query(`LISTEN "${channel}"`);
		return client;
	} catch (error) {
		void client.end().catch(() => undefined);
		throw error;
	}
}
