/** A replay of many events, spread over time so that n8n is not flooded. */
export interface ReplayRun {
	id: string;
	status: 'running' | 'done' | 'cancelled';
	filter: ReplayFilter;
	/** Events per second. */
	rate: number;
	/** Number of events that were put back on their queue. */
	replayed: number;
	/** ISO 8601 */
	createdAt: string;
	/** ISO 8601 */
	finishedAt: string | null;
	/** The last event processed; null before the first. */
	cursor: string | null;
	/** The process that works on the run, and until when (Unix time in ms). */
	lease: { owner: string; until: number } | null;
}

export interface ReplayFilter {
	status: 'dead' | 'delivered';
	subscription?: string;
	event?: string;
	/** ISO 8601 */
	since?: string;
	/** ISO 8601. Events received after the run was requested are never part of it. */
	until: string;
}

/** A request for a replay. Without `until`: everything up to now. */
export type NewReplay = Omit<ReplayFilter, 'until'> & Partial<Pick<ReplayFilter, 'until'>>;
