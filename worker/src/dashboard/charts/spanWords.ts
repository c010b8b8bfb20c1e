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
	 * Labels of the time axis, evenly spread: how long ago. The worker does not know in which time zone
	 * somebody looks at them, and short ones fit a phone.
	 */
	ticks: readonly string[];
}

export const SPAN_WORDS: Readonly<Record<TrafficSpan, SpanWords>> = {
	hour: {
		tab: 'Hour',
		title: 'The last hour',
		slot: 'minute',
		rate: { seconds: 60, sign: '/min' },
		ticks: ['60 min', '45', '30', '15', 'now'],
	},
	day: {
		tab: 'Day',
		title: 'The last day',
		slot: '15 minutes',
		rate: { seconds: 3600, sign: '/h' },
		ticks: ['24 h', '18', '12', '6', 'now'],
	},
	week: {
		tab: 'Week',
		title: 'The last week',
		slot: 'hour',
		rate: { seconds: 3600, sign: '/h' },
		ticks: ['7 d', '6', '5', '4', '3', '2', '1', 'now'],
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
