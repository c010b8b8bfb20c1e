/** Somebody who is missing from the source of a sync. */
export interface SyncAbsence {
	/** When the person was first found missing, ISO 8601 in UTC. */
	since: string;
	/** In how many consecutive runs. */
	runs: number;
}

/** What a sync of users remembers between its runs. */
export interface SyncState {
	/** Which sync of which workflow it is, for people. */
	label: string;
	/** Rows of the last source that passed its checks; null if none did. */
	sourceCount: number | null;
	/** Users that Autodesk had in the last complete read; null if there was none. */
	liveCount: number | null;
	/** By what identifies the person in the sync. */
	absences: Record<string, SyncAbsence>;
	/** The execution that was counted last; null if none was. */
	countedExecution: string | null;
}

/** A sync that the worker remembers, without what it remembers: that names people. */
export interface SyncStateSummary {
	id: string;
	label: string;
	/** ISO 8601 in UTC. */
	savedAt: string;
}
