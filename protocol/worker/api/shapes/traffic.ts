/** The spans that the worker keeps figures for. All of them end now. */
export const TRAFFIC_SPANS = ['hour', 'day', 'week'] as const;
export type TrafficSpan = (typeof TRAFFIC_SPANS)[number];

export interface TrafficSlots {
	/** Length of a slot, in seconds. */
	seconds: number;
	/** Number of slots, including the current one. */
	count: number;
}

/** What a span is divided into: an hour into minutes, a day into quarters of an hour, a week into hours. */
export const TRAFFIC_SLOTS: Readonly<Record<TrafficSpan, TrafficSlots>> = {
	hour: { seconds: 60, count: 60 },
	day: { seconds: 15 * 60, count: 24 * 4 },
	week: { seconds: 60 * 60, count: 7 * 24 },
};

export interface TrafficQuery {
	/** Default: `hour`. */
	span?: TrafficSpan;
	/** Id of a subscription; all together when left out, also those that no longer exist. */
	subscription?: string;
}

/** What happened in a period, in all processes on the store. */
export interface TrafficFigures {
	/** New events: callbacks, and those that the worker made itself. Duplicates do not count. */
	received: number;
	/** Events that their target accepted. */
	delivered: number;
	/** Attempts that failed, whatever became of the event. */
	failed: number;
	/** Events that became dead letters. Their last attempts are among the failed ones. */
	dead: number;
	/** Most events that were queued, delivering or retrying at the same time; null if nobody counted. */
	backlog: number | null;
	/**
	 * Time from receipt to delivery that half of the delivered events stayed within, in ms. An estimate: the
	 * worker keeps a histogram from 10 ms to a day. Null if none was delivered; replays do not count.
	 */
	latencyP50: number | null;
	/** The same for 95 percent of them. */
	latencyP95: number | null;
}

export interface TrafficSlot extends TrafficFigures {
	/** Start of the slot, ISO 8601. */
	at: string;
}

/** Figures of a span, slot by slot. They lag by at most ten seconds. */
export interface Traffic {
	span: TrafficSpan;
	/** Id of the subscription; null for all together. */
	subscription: string | null;
	/** Length of a slot, in seconds. */
	slotSeconds: number;
	/** The figures of the whole span. */
	total: TrafficFigures;
	/** The oldest first. The last one is the current slot, and still filling. */
	data: TrafficSlot[];
}
