import type { TrafficSpan } from '../../../../protocol/worker/api/shapes/traffic';

export interface SpanWords {
	/** `Hour` */
	tab: string;
	/** `The last hour`; lower case in a sentence. */
	title: string;
	/** What one slot is, e.g. `minute`. */
	slot: string;
	/** The unit of average rates, in seconds, and its sign. */
	rate: { seconds: number; sign: string };
	/**
	 * Labels of the time axis, evenly spread. Relative, because the worker does not know in which time zone
	 * somebody looks at them.
	 */
	ticks: readonly string[];
}

export const SPAN_WORDS: Readonly<Record<TrafficSpan, SpanWords>> = {
	hour: {
		tab: 'Hour',
		title: 'The last hour',
		slot: 'minute',
		rate: { seconds: 60, sign: '/min' },
		ticks: ['1 h ago', '45 min', '30 min', '15 min', 'now'],
	},
	day: {
		tab: 'Day',
		title: 'The last day',
		slot: '15 minutes',
		rate: { seconds: 3600, sign: '/h' },
		ticks: ['24 h ago', '18 h', '12 h', '6 h', 'now'],
	},
	week: {
		tab: 'Week',
		title: 'The last week',
		slot: 'hour',
		rate: { seconds: 3600, sign: '/h' },
		ticks: ['7 d ago', '6 d', '5 d', '4 d', '3 d', '2 d', '1 d', 'now'],
	},
};

/** `in the last hour` */
export function inSpan(span: TrafficSpan): string {
	return `in ${SPAN_WORDS[span].title.toLowerCase()}`;
}

/** `16:40 UTC` within an hour, otherwise `2026-03-02 16:40 UTC`. @param at Unix time in ms */
export function slotTime(at: number, span: TrafficSpan): string {
	const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
	return `${span === 'hour' ? time.slice(11) : time} UTC`;
}
