/** How many records there were, by outcome. */
export interface Reencrypted {
	/** Had an older key, and have the newest now. */
	rewritten: number;
	/** Had the newest key already. */
	current: number;
	/** Have a key that ENCRYPTION_KEY does not contain; not changed. */
	unreadable: number;
}

/** Outcome of a re-encryption, by kind of record. */
export interface Reencryption {
	subscriptions: Reencrypted;
	watches: Reencrypted;
	quarantine: Reencrypted;
	syncStates: Reencrypted;
}
