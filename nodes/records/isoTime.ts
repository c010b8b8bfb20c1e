import { parseTime } from '../../protocol/time';

/**
 * The time format of all records: ISO 8601 in UTC with milliseconds. Data Management returns seven
 * decimal places, webhooks an offset, OSS milliseconds since 1970.
 *
 * @returns null for a time that is missing or cannot be read
 */
export function isoTime(value: unknown): string | null {
	const time = typeof value === 'string' ? parseTime(value) : value;
	if (typeof time !== 'number' || Number.isNaN(new Date(time).getTime())) return null;
	return new Date(time).toISOString();
}
