import { parseRetryAfter } from '../http/retryAfter';

/**
 * When to retry a request, and how long to wait first. Autodesk counts requests per app,
 * endpoint and minute and answers 429 with `Retry-After` in seconds.
 */

/** Maximum number of attempts. */
export const MAX_ATTEMPTS = 5;

const FIRST_BACKOFF_MS = 1_000;
/** Longer than any quota window (one minute); a longer `Retry-After` is reported as an error. */
const MAX_WAIT_MS = 90_000;
/** Spreads callers with the same `Retry-After`, so that they do not all return at once. */
const SPREAD_MS = 250;
const TOO_MANY_REQUESTS = 429;
const OUTAGES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** How long a caller waits for a service that does not respond. The `Retry-After` of a 429 always applies. */
export interface CallLimits {
	/** Timeout of one request, in ms. */
	timeoutMs: number;
	/** Maximum number of attempts while the connection or the service fails. */
	outageAttempts: number;
}

export interface Failure {
	/** HTTP status, or 0 when the connection failed. */
	status: number;
	/** Value of the `Retry-After` header. */
	retryAfter?: string;
	/** Which attempt failed, counting from 1. */
	attempt: number;
	/** Whether the request can safely be repeated. 429 is always retried: such a call was not processed. */
	repeatable: boolean;
	/** Whether the call was not processed because something is in use for the moment, as with 429. */
	isBusy?: boolean;
	/** Maximum number of attempts during an outage. Default and maximum: {@link MAX_ATTEMPTS}. */
	outageAttempts?: number;
}

/**
 * @param random 0 to 1, spreads parallel callers over the second half of the wait
 * @param now Unix time in ms, for a `Retry-After` that is a date
 * @returns how long to wait in ms; undefined if the failure is final
 */
export function retryDelay(failure: Failure, random: number, now: number): number | undefined {
	if (!isRetried(failure)) return undefined;
	const asked = parseRetryAfter(failure.retryAfter, now);
	if (asked !== undefined) return asked > MAX_WAIT_MS ? undefined : asked + random * SPREAD_MS;
	const backoff = FIRST_BACKOFF_MS * 2 ** (failure.attempt - 1);
	return backoff / 2 + (random * backoff) / 2;
}

function isRetried(failure: Failure): boolean {
	const { status, attempt, repeatable, isBusy = false, outageAttempts = MAX_ATTEMPTS } = failure;
	if (attempt >= MAX_ATTEMPTS) return false;
	if (status === TOO_MANY_REQUESTS || isBusy) return true;
	const isOutage = status === 0 || OUTAGES.has(status);
	return isOutage && repeatable && attempt < outageAttempts;
}
