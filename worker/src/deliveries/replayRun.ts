/** A replay of many events, spread over time so that n8n is not flooded. */
export interface ReplayRun {
	id: string;
	status: 'running' | 'done' | 'cancelled';
	filter: ReplayFilter;
	/** Events per second. */
	rate: number;
	/** How many events have been put back on their queue. */
	replayed: number;
	/** ISO 8601 */
	createdAt: string;
	/** ISO 8601 */
	finishedAt: string | null;
	/** The last event looked at; null before the first. */
	cursor: string | null;
	/** The process that works on it, until when (Unix time in ms). */
	lease: { owner: string; until: number } | null;
}

export interface ReplayFilter {
	status: 'dead' | 'delivered';
	subscription?: string;
	event?: string;
	/** ISO 8601 */
	since?: string;
	/** ISO 8601. Events received later than the run was asked for are never part of it. */
	until: string;
}

/** What a caller asks for. Without `until`: everything up to now. */
export type NewReplay = Omit<ReplayFilter, 'until'> & Partial<Pick<ReplayFilter, 'until'>>;
