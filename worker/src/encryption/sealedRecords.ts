/** Where a record is in the store. */
export interface RecordPlace {
	kind: string;
	id: string;
}

/** Records that hold something encrypted, looked after by whoever knows how they are written. */
export interface SealedRecords {
	/** Where they all are. */
	places(): Promise<RecordPlace[]>;

	/**
	 * A record as it is with the newest key.
	 *
	 * @returns undefined when it has that key already
	 * @throws UnreadableError when ENCRYPTION_KEY no longer holds the key it was written with
	 */
	reseal(place: RecordPlace, value: string): string | undefined;
}
