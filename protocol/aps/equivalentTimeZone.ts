import { TIME_ZONES } from './timeZones';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Long enough to see every change of a year twice. */
const DAYS = 730;

/**
 * The time zone of Autodesk's list with the same rules: listed under another name (`Europe/Kyiv` is
 * `Europe/Kiev`), or with the same offsets from now on for two years (`Europe/Zurich` is like
 * `Europe/Berlin`), preferably on the same continent.
 *
 * @param name an IANA name that this system knows
 * @param now milliseconds since 1970
 * @returns undefined if no listed time zone has the same rules
 */
export function equivalentTimeZone(name: string, now: number): string | undefined {
	const listed = TIME_ZONES.find((zone) => zone.toLowerCase() === name.toLowerCase());
	if (listed !== undefined) return listed;
	const canonical = canonicalName(name);
	const alias = TIME_ZONES.find((zone) => canonicalName(zone) === canonical);
	if (alias !== undefined) return alias;
	const offset = offsetReader(name);
	const [continent] = canonical.split('/');
	return [...TIME_ZONES]
		.sort((a, b) => Number(b.startsWith(continent)) - Number(a.startsWith(continent)))
		.find((zone) => haveSameRules(offset, offsetReader(zone), now));
}

type OffsetReader = (time: number) => string;

function canonicalName(timeZone: string): string {
	return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}

/** Reads the offset at a time, e.g. `GMT+01:00`. */
function offsetReader(timeZone: string): OffsetReader {
	const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	return (time) =>
		format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Compares day by day, and hour by hour on days on which the clocks change. */
function haveSameRules(a: OffsetReader, b: OffsetReader, now: number): boolean {
	let before = a(now);
	if (before !== b(now)) return false;
	// Half a year apart, most zones that differ do so at once.
	if (a(now + 182 * DAY_MS) !== b(now + 182 * DAY_MS)) return false;
	for (let day = 1; day <= DAYS; day++) {
		const time = now + day * DAY_MS;
		const offset = a(time);
		if (offset !== b(time)) return false;
		if (offset !== before && !haveSameHours(a, b, time)) return false;
		before = offset;
	}
	return true;
}

function haveSameHours(a: OffsetReader, b: OffsetReader, end: number): boolean {
	return Array.from({ length: 24 }, (_, hour) => end - hour * HOUR_MS).every(
		(time) => a(time) === b(time),
	);
}
