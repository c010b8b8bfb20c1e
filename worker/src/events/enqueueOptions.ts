import type { NewJob } from '../store/store';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long an event is recognised when it comes again, in ms. */
export const SEEN_FOR = 7 * DAY * 1000;
/** How long, in seconds, and how many delivered events are kept per subscription, to look into. */
export const DELIVERED_KEPT = { age: 3 * DAY, count: 1000 };
/** How long a dead letter is kept, in seconds. */
export const DEAD_KEPT = { age: 30 * DAY };

/** PostgreSQL keeps it in 32 bits. */
const UNLIMITED_ATTEMPTS = 1_000_000;

/**
 * How an event is put on its queue. How often it is tried is decided anew after each attempt, so that
 * a changed schedule counts for what is queued already.
 *
 * @param seenAs the key that makes another event a duplicate of this one; undefined: none does
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
