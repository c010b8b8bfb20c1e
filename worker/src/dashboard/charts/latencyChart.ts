import { sumOf } from '../../traffic/figures';
import { latencyOf } from '../../traffic/latencies';
import type { Slot } from '../../traffic/traffic';
import { latencyText, span as timeSpan } from '../format';
import type { Html } from '../html';
import { bar, slotMarks } from './marks';
import { plot } from './plot';
import { inSpan, slotTime, SPAN_WORDS } from './spanWords';
import type { TrafficView } from './trafficView';

/**
 * What the axis names, in ms. It spreads them evenly, so that a few milliseconds and an outage of hours are
 * both readable.
 */
const MARKS = [10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 86_400_000];
/** The axis goes to a second at least: otherwise normal traffic would look slow. */
const LOWEST_TOP = MARKS.indexOf(1_000);
/** So that deliveries below the first mark are seen, too, as a fraction of the height. */
const THINNEST = 0.02;

/** Time from receipt to delivery: half of the events, and 95 percent of them, stayed within. */
export function latencyChart(view: TrafficView): Html {
	const { span, slots } = view;
	const total = percentiles(sumOf(slots));
	const slots95 = slots.map((slot) => percentiles(slot)?.p95 ?? 0);
	const slowest = Math.max(0, ...slots95);
	const reached = MARKS.findIndex((mark) => mark >= slowest);
	const top = Math.max(LOWEST_TOP, reached === -1 ? MARKS.length - 1 : reached);
	return plot({
		view,
		title: 'Latency',
		unit: `from receipt to delivery, per ${SPAN_WORDS[span].slot}`,
		legend: [
			{ kind: 'typical', label: 'Half within', value: total ? latencyText(total.p50) : '–' },
			{ kind: 'slow', label: '95% within', value: total ? latencyText(total.p95) : '–' },
		],
		labels: MARKS.slice(0, top + 1)
			.reverse()
			.map(markText),
		inWords: total
			? `Latency ${inSpan(span)}: half of the events were delivered within ${latencyText(total.p50)}, ` +
				`95 percent within ${latencyText(total.p95)}.`
			: `Latency: no events were delivered ${inSpan(span)}.`,
		empty: total ? undefined : `Nothing was delivered ${inSpan(span)}.`,
		marks: slots.map((slot, index) => bars(slot, index, top, slotTime(slot.at, span))),
	});
}

function markText(mark: number): string {
	return mark < 1000 ? `${mark} ms` : timeSpan(mark / 1000);
}

function percentiles({
	latencies,
}: Pick<Slot, 'latencies'>): { p50: number; p95: number } | undefined {
	const p50 = latencyOf(latencies, 0.5);
	const p95 = latencyOf(latencies, 0.95);
	return p50 === null || p95 === null ? undefined : { p50, p95 };
}

function bars(slot: Slot, index: number, top: number, time: string): Html | undefined {
	const known = percentiles(slot);
	if (!known) return undefined;
	const { p50, p95 } = known;
	const text = `${time}: half within ${latencyText(p50)}, 95% within ${latencyText(p95)}`;
	const typical = Math.max(THINNEST, heightOf(p50, top));
	return slotMarks(
		index,
		text,
		bar('typical', index, 0, typical),
		bar('slow', index, typical, heightOf(p95, top)),
	);
}

/** @param top index of the mark at the top @returns a fraction of the height, logarithmic between two marks */
function heightOf(latency: number, top: number): number {
	const above = MARKS.findIndex((mark) => mark >= latency);
	if (above === -1 || above > top) return 1;
	const upper = MARKS[above];
	const lower = MARKS[above - 1];
	if (upper === undefined || lower === undefined) return 0;
	return (above - 1 + Math.log(latency / lower) / Math.log(upper / lower)) / top;
}
