import type { NewJob } from '../store/store';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long duplicates of an event are recognized, in ms. */
export const SEEN_FOR = 7 * DAY * 1000;
/** How long (in seconds) and how many delivered events are kept per subscription for inspection. */
export const DELIVERED_KEPT = { age: 3 * DAY, count: 1000 };
/** How long a dead letter is kept, in seconds. */
export const DEAD_KEPT = { age: 30 * DAY };

/** PostgreSQL stores it in 32 bits. */
const UNLIMITED_ATTEMPTS = 1_000_000;

/**
 * The options for queueing an event. The number of attempts is decided after each attempt, so that a
 * changed retry schedule also applies to queued events.
 *
 * @param seenAs the key that makes another event a duplicate of this one; undefined: no duplicates
 */
export function enqueueOptions(eventId: string, seenAs: string | undefined): NewJob['options'] {
	return {
		jobId: eventId,
		...(seenAs === undefined ? {} : { deduplication: { id: seenAs, ttl: SEEN_FOR } }),
		attempts: UNLIMITED_ATTEMPTS,
		backoff: { type: 'custom' },
		removeOnComplete: DELIVERED_KEPT,
		removeOnFail: DEAD_KEPT,
		stackTraceLimit: 0,
	};
}
