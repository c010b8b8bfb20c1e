import type { PgQueryResult } from 'bullmq';

export interface Notification {
	channel: string;
	payload: string;
}

/**
 * A PostgreSQL database, elsewhere or inside this process: queries, and one shared subscription to
 * notifications that outlives connection losses.
 */
export interface SqlDatabase {
	/** Runs one statement outside of any explicit transaction. */
	query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>>;

	/** Runs work on one connection, on which nothing else runs meanwhile. */
	session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result>;

	/** Hands out what is notified on a channel from now on. */
	listen(channel: string): Promise<void>;

	/** @returns a function that ends the subscription */
	onNotification(listener: (notification: Notification) => void): () => void;

	close(): Promise<void>;
}
