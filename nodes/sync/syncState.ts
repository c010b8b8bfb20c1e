/** What a sync remembers from run to run. Small and plain JSON, because n8n stores it with the workflow. */
export interface SyncState {
	/** Rows of the last source that passed its checks. */
	sourceCount?: number;
	/** Users that the service had in the last complete read. */
	liveCount?: number;
	/** People who are missing from the source, by identity. */
	absences: Readonly<Record<string, Absence>>;
	/** The execution that was counted last, so that several steps of one execution count once. */
	countedExecution?: string;
}

export interface Absence {
	/** When the person was first found missing, ISO 8601 in UTC. */
	since: string;
	/** In how many consecutive runs. */
	runs: number;
}

export const NO_STATE: SyncState = { absences: {} };
