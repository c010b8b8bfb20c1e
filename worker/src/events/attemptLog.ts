/** A failed attempt, as stored with the event. */
export interface FailedAttempt {
	/** Counting from 1. */
	attempt: number;
	/** ISO 8601 */
	at: string;
	/** HTTP status; absent if there was no answer. */
	status?: number;
	reason: string;
	/** How long the target took, in ms. */
	duration: number;
	/** When the next attempt is due, ISO 8601; absent if this was the last one. */
	nextAt?: string;
}

export function writeFailedAttempt(attempt: FailedAttempt): string {
	return JSON.stringify(attempt);
}

/** @returns undefined for a line that was logged by something else */
export function readFailedAttempt(line: string): FailedAttempt | undefined {
	try {
		const value: unknown = JSON.parse(line);
		const isAttempt = typeof value === 'object' && value !== null && 'attempt' in value;
		return isAttempt ? (value as FailedAttempt) : undefined;
	} catch {
		return undefined;
	}
}
