/**
 * When a call is worth another try, and how long to wait for it. Autodesk counts requests per app,
 * endpoint and minute and answers 429 with `Retry-After` in seconds.
 */

const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 1_000;
/** Longer than any quota window (one minute); a longer `Retry-After` is reported instead of waited for. */
const MAX_WAIT_MS = 90_000;
const TRANSIENT = new Set([500, 502, 503, 504]);

/** How long a caller waits for a service that does not answer. Rate limits are waited out as told. */
export interface Patience {
	/** For the answer to one request, in milliseconds. */
	timeoutMs: number;
	/** How often a request is sent at most while the connection or the service fails. */
	outageAttempts: number;
}

export interface Failure {
	/** HTTP status, or 0 when the connection failed. */
	status: number;
	/** Value of the `Retry-After` header. */
	retryAfter?: string;
	/** Which try failed, counting from 1. */
	attempt: number;
	/** Whether a second execution does no harm. 429 is retried anyway: such a call was not processed. */
	repeatable: boolean;
	/** How often to try at most during an outage. Default and maximum: 5. */
	outageAttempts?: number;
}

/**
 * @param random 0 to 1, spreads parallel callers over the second half of the wait
 * @param now Unix time in milliseconds, for a `Retry-After` that is a date
 * @returns how long to wait in milliseconds, or undefined when the failure is final
 */
export function retryDelay(failure: Failure, random: number, now: number): number | undefined {
	const { status, attempt, repeatable, outageAttempts = MAX_ATTEMPTS } = failure;
	if (attempt >= MAX_ATTEMPTS) return undefined;
	const transient = status === 0 || TRANSIENT.has(status);
	if (status !== 429 && !(transient && repeatable && attempt < outageAttempts)) return undefined;
	const asked = parseRetryAfter(failure.retryAfter, now);
	if (asked !== undefined) return asked > MAX_WAIT_MS ? undefined : asked + random * 250;
	const wait = FIRST_WAIT_MS * 2 ** (attempt - 1);
	return wait / 2 + (random * wait) / 2;
}

/** Reads `Retry-After`: seconds or an HTTP date. @returns milliseconds, never negative */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
