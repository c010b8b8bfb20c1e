import { SEEN_FOR } from '../../events/enqueueOptions';
import type { Gap } from '../gap';

const HOUR = 3_600_000;

/**
 * Autodesk tries to deliver an event for about two days before it disables the hook, so lost
 * events may be that much older than the gap. In ms, with a margin.
 */
const RETRIED_FOR = 72 * HOUR;

/** Events received longer ago than this, in ms, may no longer be recognized. */
const RECOGNIZED_FOR = SEEN_FOR - 24 * HOUR;

/** How long Autodesk may take to call a repaired hook again, in ms. */
export const SETTLING = 15 * 60_000;

/**
 * The time range to search for events. It begins before the gap, but only as far back as received
 * events are recognized. It ends some time after the gap once that time has passed, and with the
 * gap until then, so that callbacks still on their way arrive first.
 *
 * @param now Unix time in ms, like the result
 */
export function backfillWindow(
	{ from, to }: Pick<Gap, 'from' | 'to'>,
	now: number,
): { start: number; end: number } {
	const begin = Date.parse(from);
	const recognized = now - RECOGNIZED_FOR;
	const start = begin <= recognized ? begin : Math.max(begin - RETRIED_FOR, recognized);
	const settled = Date.parse(to) + SETTLING;
	return { start, end: now >= settled ? settled : Date.parse(to) };
}
