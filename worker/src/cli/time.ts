import { UsageError } from './command';

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Parses a time as users type it: `2h` for two hours ago, or ISO 8601. Without a time zone, uses
 * that of this machine.
 *
 * @param now Unix time in ms
 * @returns ISO 8601 in UTC
 * @throws UsageError
 */
export function readTime(option: string, text: string, now: number): string {
	const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
	if (count) return new Date(now - Number(count) * (UNITS[unit] ?? 0)).toISOString();
	const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
	if (!Number.isNaN(time)) return new Date(time).toISOString();
	throw new UsageError(
		`--${option} ${text}: use a time such as 2h, 30m, 7d or 2026-03-02T16:40:00Z`,
	);
}
