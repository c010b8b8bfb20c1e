const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Pauses between attempts, in ms, unless configured otherwise: about two days in all, longer than
 * most weekend outages of n8n. After the last one an event becomes a dead letter.
 */
export const DEFAULT_PAUSES: readonly number[] = [
	5 * SECOND,
	30 * SECOND,
	2 * MINUTE,
	10 * MINUTE,
	30 * MINUTE,
	HOUR,
	3 * HOUR,
	6 * HOUR,
	12 * HOUR,
	24 * HOUR,
];

/** Random share added to a pause, so that events that failed together are not retried together. */
const JITTER = 0.2;

/** The longest `Retry-After` that is respected, in ms. No target can delay an event for longer. */
const MAX_RETRY_AFTER = 24 * HOUR;

/**
 * How long to wait before the next attempt, in ms; undefined when the schedule is exhausted.
 *
 * @param pauses between the attempts, in ms
 * @param failedAttempts 1 after the first failure
 * @param retryAfter minimum wait that the target asked for, in ms; limited to a day
 * @param random a number from 0 to 1
 */
export function retryDelay(
	pauses: readonly number[],
	failedAttempts: number,
	retryAfter: number | undefined,
	random: number,
): number | undefined {
	const pause = pauses[failedAttempts - 1];
	if (pause === undefined) return undefined;
	const asked = Math.min(retryAfter ?? 0, MAX_RETRY_AFTER);
	return Math.round(Math.max(pause, asked) * (1 + JITTER * random));
}
