import { createHash } from 'node:crypto';
import type { MissedRuns } from '../../../protocol/worker/api/shapes/watch';

/** A run that cannot start within this time after it was due, in ms, is a missed one. */
const MISSED_AFTER = 15 * 60_000;
const MINUTE = 60_000;

/** What is to happen with a run that is due. Times are Unix times in ms. */
export type StartDecision = { kind: 'run' } | { kind: 'wait'; until: number } | { kind: 'skip' };

export interface StartTerms {
	/** Largest random delay after the due time, in minutes. */
	jitterMinutes?: number | undefined;
	/** By default, a missed run is made up for once. */
	missedRuns?: MissedRuns | undefined;
}

/**
 * Whether a scheduled run starts now. Of several missed ones, only the last arrives here.
 *
 * @param run identifies the run: asking again for the same one gives the same delay
 * @param due when the schedule wanted it, Unix time in ms, as `now`
 */
export function startDecision(
	{ jitterMinutes = 0, missedRuns = 'runOnce' }: StartTerms,
	run: string,
	due: number,
	now: number,
): StartDecision {
	const jitter = jitterMinutes * MINUTE;
	if (missedRuns === 'skip' && now > due + jitter + MISSED_AFTER) return { kind: 'skip' };
	const until = due + Math.floor(fractionOf(run) * jitter);
	// A clock that was set back must not hold the run back for longer than the jitter.
	return until > now && until - now <= jitter ? { kind: 'wait', until } : { kind: 'run' };
}

/** From 0 to 1, spread evenly over runs. */
function fractionOf(run: string): number {
	return createHash('sha256').update(run).digest().readUInt32BE() / 2 ** 32;
}
