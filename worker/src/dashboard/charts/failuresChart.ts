import { sumOf } from '../../traffic/figures';
import type { Slot } from '../../traffic/traffic';
import { counted, grouped } from '../format';
import type { Html } from '../html';
import { countLabels, roundTop } from './axis';
import { bar, slotMarks } from './marks';
import { plot } from './plot';
import { inSpan, slotTime, SPAN_WORDS } from './spanWords';
import type { TrafficView } from './trafficView';

/** Failed attempts: those that are retried, and those that ended as dead letters. */
export function failuresChart(view: TrafficView): Html {
	const { span, slots } = view;
	const { failed, dead } = sumOf(slots);
	const top = roundTop(Math.max(0, ...slots.map((slot) => slot.failed)));
	return plot({
		view,
		title: 'Failures',
		unit: `attempts per ${SPAN_WORDS[span].slot}`,
		legend: [
			{ kind: 'dead', label: 'Dead letters', value: grouped(dead) },
			{ kind: 'retried', label: 'To be retried', value: grouped(failed - dead) },
		],
		labels: countLabels(top),
		inWords:
			`Failures ${inSpan(span)}: ${counted(failed, 'attempt')} failed, ` +
			`${counted(dead, 'event')} became ${dead === 1 ? 'a dead letter' : 'dead letters'}.`,
		empty: failed === 0 ? `No attempt failed ${inSpan(span)}.` : undefined,
		marks: slots.map((slot, index) => bars(slot, index, top, slotTime(slot.at, span))),
	});
}

/** Dead letters are at the bottom, where their heights are easiest to compare. */
function bars({ failed, dead }: Slot, index: number, top: number, time: string): Html | undefined {
	if (failed === 0) return undefined;
	const text = `${time}: ${grouped(failed - dead)} to be retried, ${counted(dead, 'dead letter')}`;
	return slotMarks(
		index,
		text,
		bar('dead', index, 0, dead / top),
		bar('retried', index, dead / top, failed / top),
	);
}
