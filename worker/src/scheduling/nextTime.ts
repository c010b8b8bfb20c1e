import { getNextMillis } from 'bullmq';

const MINUTE = 60_000;

/** When recurring work is due. */
export type Timing =
	| { everyMinutes: number }
	/** `cron`: five fields, or six with seconds first; `timezone`: IANA name, by default UTC. */
	| { cron: string; timezone?: string };

/**
 * The latest time at which the next run can be due. A cron expression means the wall clock of its time zone:
 * a time that the change to summer time skips runs after the change, and one that occurs twice runs once.
 *
 * @param now Unix time in ms, as the result
 */
export function latestNextTime(timing: Timing, now: number): number | undefined {
	if ('everyMinutes' in timing) return now + timing.everyMinutes * MINUTE;
	const { cron: pattern, timezone: tz = 'UTC' } = timing;
	return getNextMillis(now, { pattern, tz });
}
