import type { PgQueryResult } from 'bullmq';

export interface Notification {
	channel: string;
	payload: string;
}

export interface NotificationListener {
	notified(notification: Notification): void;
	/** Notifications may have been missed: poll, and listen again. */
	interrupted(error: Error): void;
}

/** A PostgreSQL database, on a server or inside this process. */
export interface SqlDatabase {
	/** Runs one statement outside of any explicit transaction. */
	query<Row>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<Row>>;

	/** Runs work on one connection, with exclusive use of it. */
	session<Result>(work: (query: SqlDatabase['query']) => Promise<Result>): Promise<Result>;

	/** Delivers notifications on a channel from now on. Waits while there is no connection. */
	listen(channel: string): Promise<void>;

	/** @returns a function that ends the subscription */
	onNotification(listener: NotificationListener): () => void;

	/** Maintenance that the database does not do automatically. Call it from time to time. */
	maintain(): Promise<void>;

	/** Warnings about the database settings for the operator, as sentences. */
	concerns(): Promise<string[]>;

	close(): Promise<void>;
}
