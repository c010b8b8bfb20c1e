import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
	/** Completes the sentence "Waited … for <what>". */
	what: string;
	/** Default: 30. */
	timeoutSeconds?: number;
	/** Pause between two checks. Default: 100. */
	intervalMilliseconds?: number;
}

/**
 * Repeats a check until it returns something other than `undefined` or `false`, and returns that. An error
 * thrown by the check counts as "not yet"; after a timeout, the last one is the cause.
 */
export async function waitFor<T>(
	look: () => Promise<T | undefined | false> | T | undefined | false,
	{ what, timeoutSeconds = 30, intervalMilliseconds = 100 }: WaitOptions,
): Promise<T> {
	const deadline = Date.now() + timeoutSeconds * 1000;
	let lastError: unknown;
	do {
		try {
			const seen = await look();
			if (seen !== undefined && seen !== false) return seen;
			lastError = undefined;
		} catch (error) {
			lastError = error;
		}
		await delay(intervalMilliseconds);
	} while (Date.now() < deadline);
	throw new Error(`Waited ${timeoutSeconds} s for ${what}`, { cause: lastError });
}
