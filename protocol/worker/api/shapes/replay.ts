/** Which deliveries a replay can send again. */
export const REPLAYED_STATUSES = ['dead', 'delivered'] as const;
export type ReplayedStatus = (typeof REPLAYED_STATUSES)[number];

export const REPLAY_STATUSES = ['running', 'done', 'cancelled'] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

/** Which events to send again, and how fast. */
export interface ReplayRequest {
	status?: ReplayedStatus;
	/** Id of a subscription. */
	subscription?: string;
	event?: string;
	/** Received at this time or later, ISO 8601 with a time zone. */
	since?: string;
	/** Received before this time, ISO 8601 with a time zone; now when left out. */
	until?: string;
	/** Events per second. */
	rate?: number;
}

/** A replay of many events. Times are ISO 8601. */
export interface Replay {
	id: string;
	status: ReplayStatus;
	filter: {
		status: ReplayedStatus;
		subscription?: string;
		event?: string;
		since?: string;
		until: string;
	};
	/** Events per second. */
	rate: number;
	/** Events put back on their queue so far. */
	replayed: number;
	createdAt: string;
	finishedAt: string | null;
}
