/**
 * Small documents of the worker (subscriptions, watches, …), grouped by kind. Values are text; the
 * owner of a kind decides on its format and encryption.
 */
export interface DocumentStore {
	get(kind: string, id: string): Promise<string | undefined>;

	/** Every record of a kind, in no particular order. */
	list(kind: string): Promise<StoredDocument[]>;

	/** Stores the record unless one with this id exists. Atomic. */
	insert(kind: string, id: string, value: string): Promise<boolean>;

	/**
	 * Replaces the record if it still holds the expected value. Atomic.
	 *
	 * @returns false if it was changed or deleted in the meantime
	 */
	replace(kind: string, id: string, expected: string, value: string): Promise<boolean>;

	/** @returns whether there was such a record */
	delete(kind: string, id: string): Promise<boolean>;
}

export interface StoredDocument {
	id: string;
	value: string;
}
