import { SEEN_FOR } from '../../events/enqueueOptions';
import type { Gap } from '../gap';

const HOUR = 3_600_000;

/**
 * Autodesk tries to deliver an event for about two days before it gives the hook up, so events lost
 * with the hook may be that much older than the gap. In ms, with slack.
 */
const RETRIED_FOR = 72 * HOUR;

/** Events received longer ago than this, in ms, may no longer be recognized. */
const RECOGNISED_FOR = SEEN_FOR - 24 * HOUR;

/** How long it may take until a repaired hook is called again, in ms. */
export const SETTLING = 15 * 60_000;

/**
 * The time whose events are looked for. It begins before the gap, but only as far back as what was
 * received is recognised; and it ends after the gap as soon as that time is over, so that callbacks
 * on their way are not forestalled.
 *
 * @param now Unix time in ms, as is the result
 */
export function backfillWindow(
	{ from, to }: Pick<Gap, 'from' | 'to'>,
	now: number,
): { start: number; end: number } {
	const begin = Date.parse(from);
	const recognised = now - RECOGNISED_FOR;
	const start = begin <= recognised ? begin : Math.max(begin - RETRIED_FOR, recognised);
	const settled = Date.parse(to) + SETTLING;
	return { start, end: now >= settled ? settled : Date.parse(to) };
}
