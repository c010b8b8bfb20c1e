/** A whole number that a request may carry, within inclusive bounds. */
export interface NumberLimit {
	min: number;
	max: number;
}

/**
 * Every limit of the admin API, once: the worker checks requests against these, the OpenAPI document
 * and the docs publish them, and the editor, nodes and command line enforce them.
 */
export const LIMITS = {
	subscription: {
		/** In characters. */
		label: { maxLength: 200 },
		/** Deliveries to the target at the same time. One n8n main takes a few dozen starts per second. */
		concurrency: { min: 1, max: 50, default: 5 },
		/** A trigger that watches a whole hub has one webhook per project, folder and event. */
		hooks: { maxItems: 2_000 },
		/** Each of them is tried on every callback. */
		extraSecrets: { maxItems: 10 },
		/** Each of them signs every delivery. A rotation drops the oldest ones. */
		signingSecrets: { maxItems: 5 },
		/** How long a replaced signing secret signs, too, in hours. */
		keepPreviousHours: { min: 0, max: 7 * 24, default: 24 },
		/** Headers of its own that every delivery carries. */
		headers: { maxItems: 10 },
		/** In characters. */
		headerName: { maxLength: 100 },
		/** In characters. */
		headerValue: { maxLength: 4_000 },
		/** Names and values together, in characters. Servers take 8 to 16 KiB, with the headers of proxies. */
		allHeaders: { maxLength: 6_000 },
	},
	batch: {
		/** Events per delivery. The worker also ends a batch at 8 MiB, as n8n takes 16 MB by default. */
		maxEvents: { min: 1, max: 500, default: 1 },
		/** In seconds; fractions are allowed. */
		maxWaitSeconds: { min: 0, max: 300, default: 0 },
	},
	deliveries: {
		/** Records per page. */
		page: { min: 1, max: 200, default: 50 },
		/** Text of a search, in characters. */
		search: { maxLength: 200 },
		/** Name of an event, in characters. Autodesk's have at most about forty. */
		event: { maxLength: 200 },
		/** Events that one request of a search reads; the next page goes on after them. */
		read: { max: 5_000 },
	},
	replay: {
		/** In events per second. One n8n main takes a few dozen starts per second. */
		rate: { min: 1, max: 1_000, default: 20 },
	},
	watch: {
		/** In characters. */
		label: { maxLength: 200 },
		/** Poll interval in minutes, up to 31 days. The default is what editors offer; the API needs a value. */
		everyMinutes: { min: 1, max: 31 * 24 * 60, default: 60 },
		/** Largest random delay of a run, in minutes. */
		jitterMinutes: { min: 0, max: 60, default: 0 },
		/** Share of a list that may disappear between two runs, in percent. 100 allows everything. */
		maxRemovedPercent: { min: 0, max: 100, default: 20 },
	},
	syncState: {
		/** In characters. */
		label: { maxLength: 300 },
		/** Syncs that the worker remembers. */
		records: { maxItems: 1_000 },
	},
	hooks: {
		/** Gaps in one answer, the latest first. */
		gaps: { maxItems: 100 },
		/** The URN or ID of what a new webhook watches, in characters. */
		scope: { maxLength: 500 },
	},
	/** Length of any id, in characters. The worker's own are at most 40 characters long. */
	id: { maxLength: 100 },
	/** Secret that Autodesk signs callbacks with, in letters and digits. */
	secret: { minLength: 32, maxLength: 64 },
	/** Body of a request, in bytes: enough for the webhooks of a trigger that watches a whole hub. */
	body: { maxBytes: 1024 * 1024 },
} as const;

/** How long the worker keeps what the API lists, in days. */
export const RETENTION_DAYS = {
	/** Autodesk retries a callback for two days; an older one is not sent again. */
	quarantine: 7,
	/** After a replay has ended. */
	replays: 7,
	/** After the last run of a sync: longer than a year, for syncs that run once a year. */
	syncStates: 400,
} as const;

/** Advice for a whole number that is out of bounds, worded alike everywhere. */
export function wholeNumberRule({ min, max }: NumberLimit): string {
	return `use a whole number from ${min} to ${max}`;
}

/** The same for a number that may be fractional. */
export function numberRule({ min, max }: NumberLimit): string {
	return `use a number from ${min} to ${max}`;
}

/** Advice for a text that is too long. */
export function lengthRule({ maxLength }: { maxLength: number }): string {
	return `use at most ${maxLength} characters`;
}
