import { sumOf } from '../../traffic/figures';
import type { Slot } from '../../traffic/traffic';
import { counted, grouped } from '../format';
import type { Html } from '../html';
import { countLabels, roundTop } from './axis';
import { area, slotMarks } from './marks';
import { plot } from './plot';
import { inSpan, slotTime, SPAN_WORDS } from './spanWords';
import type { TrafficView } from './trafficView';

/** Most events that waited to be delivered at the same time. */
export function backlogChart(view: TrafficView): Html {
	const { span, slots } = view;
	const { backlog: peak } = sumOf(slots);
	const top = roundTop(peak ?? 0);
	return plot({
		view,
		title: 'Backlog',
		unit: `most events waiting, per ${SPAN_WORDS[span].slot}`,
		legend: [
			{ kind: 'backlog', label: 'Peak', value: peak === undefined ? '–' : counted(peak, 'event') },
		],
		labels: countLabels(top),
		inWords:
			peak === undefined
				? `Backlog: not counted ${inSpan(span)}.`
				: `Backlog ${inSpan(span)}: at most ${counted(peak, 'event')} waiting.`,
		empty: peak === 0 ? `No events were waiting ${inSpan(span)}.` : undefined,
		marks: slots.map((slot, index) => mark(slot, index, top, slotTime(slot.at, span))),
	});
}

function mark({ backlog }: Slot, index: number, top: number, time: string): Html | undefined {
	if (backlog === undefined || backlog === 0) return undefined;
	return slotMarks(
		index,
		`${time}: ${grouped(backlog)} waiting`,
		area('backlog', index, backlog / top),
	);
}
