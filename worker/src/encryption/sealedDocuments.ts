/** Where a record is in the store. */
export interface RecordPlace {
	kind: string;
	id: string;
}

/** Documents with encrypted values. Implemented by the owner of their format. */
export interface SealedDocuments {
	/** The places of all of them. */
	places(): Promise<RecordPlace[]>;

	/**
	 * Re-encrypts a record with the newest key.
	 *
	 * @returns undefined if it already has that key
	 * @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was written with
	 */
	reseal(place: RecordPlace, value: string): string | undefined;
}
