import type { PgQueryResult } from 'bullmq';

export interface Notification {
	channel: string;
	payload: string;
}

export interface NotificationListener {
	notified(notification: Notification): void;
	/** Notifications may have been missed: look again, and listen again. */
	interrupted(error: Error): void;
}

/** A PostgreSQL database, elsewhere or inside this process. */
export interface SqlDatabase {
	/** Runs one statement outside of any explicit transaction. */
	query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>>;

	/** Runs work on one connection, on which nothing else runs meanwhile. */
	session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result>;

	/** Hands out what is notified on a channel from now on. Waits while there is no connection. */
	listen(channel: string): Promise<void>;

	/** @returns a function that ends the subscription */
	onNotification(listener: NotificationListener): () => void;

	/** Does what the database does not do by itself, every now and then. */
	maintain(): Promise<void>;

	/** What an operator should know about how the database is set up, in sentences. */
	concerns(): Promise<string[]>;

	close(): Promise<void>;
}
