/** Well below the five-minute lifetime of an assertion, and above the duration of a network call. */
const TOLERATED_MS = 120_000;

/**
 * An assertion contains its expiry by the clock of the n8n server. If that clock is wrong, Autodesk
 * refuses every assertion.
 *
 * @param date the `Date` header of Autodesk's answer
 * @param now Unix time in milliseconds
 * @returns undefined if the clock is right, or if Autodesk's time is not known
 */
export function wrongClock(date: string | undefined, now: number): string | undefined {
	const ahead = now - Date.parse(date ?? '');
	if (Number.isNaN(ahead) || Math.abs(ahead) < TOLERATED_MS) return undefined;
	const minutes = Math.round(Math.abs(ahead) / 60_000);
	return `The clock of the n8n server is ${minutes} minutes ${ahead > 0 ? 'ahead' : 'behind'}. Correct it`;
}
