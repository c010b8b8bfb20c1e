/** Well within the five minutes that an assertion lives, and beyond what a network call takes. */
const TOLERATED_MS = 120_000;

/**
 * An assertion names the minute in which it expires, by the clock of the n8n server. When that clock
 * is off, Autodesk refuses whatever it signs.
 *
 * @param date the `Date` header of Autodesk's answer
 * @param now Unix time in milliseconds
 * @returns undefined when the clock is right, or nothing is known of Autodesk's
 */
export function wrongClock(date: string | undefined, now: number): string | undefined {
	const ahead = now - Date.parse(date ?? '');
	if (Number.isNaN(ahead) || Math.abs(ahead) < TOLERATED_MS) return undefined;
	const minutes = Math.round(Math.abs(ahead) / 60_000);
	return `The clock of the n8n server is ${minutes} minutes ${ahead > 0 ? 'ahead' : 'behind'}; set it right`;
}
