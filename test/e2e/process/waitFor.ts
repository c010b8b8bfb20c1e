import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
	/** What is waited for, as it completes the sentence "Waited … for <what>". */
	what: string;
	/** Default 30. */
	timeoutSeconds?: number;
	/** Pause between two looks, default 100. */
	intervalMilliseconds?: number;
}

/**
 * Looks again and again until the look answers something else than `undefined` or `false`, and
 * returns that. An error thrown by the look counts as "not yet" and is named when time is up.
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
