import { TRAFFIC_SLOTS } from '../../../../protocol/worker/api/shapes/traffic';
import { isEmpty, sumOf } from '../../traffic/figures';
import type { Slot } from '../../traffic/traffic';
import { counted, grouped } from '../format';
import { html, type Html } from '../html';
import { countLabels, roundTop } from './axis';
import { bar, HEIGHT, slotMarks, STEP } from './marks';
import { plot } from './plot';
import { inSpan, slotTime, SPAN_WORDS } from './spanWords';
import { isUnknown, type TrafficView } from './trafficView';

/** Events received as a line, and attempts to deliver them as bars. */
export function eventsChart(view: TrafficView): Html {
	const { span, slots } = view;
	const { slot } = SPAN_WORDS[span];
	const { received, delivered, failed } = sumOf(slots);
	const peak = Math.max(0, ...slots.flatMap((each) => [each.received, attemptsIn(each)]));
	const top = roundTop(peak);
	return plot({
		view,
		title: 'Events',
		unit: `per ${slot}`,
		legend: [
			{
				kind: 'received',
				label: 'Received',
				value: grouped(received),
				note: rate(received, view),
			},
			{
				kind: 'delivered',
				label: 'Delivered',
				value: grouped(delivered),
				note: rate(delivered, view),
			},
			{
				kind: 'failed',
				label: 'Failed',
				value: grouped(failed),
				note: rate(failed, view),
			},
		],
		labels: countLabels(top),
		inWords:
			`Events ${inSpan(span)}: ${grouped(received)} received, ${grouped(delivered)} delivered, ` +
			`${counted(failed, 'attempt')} failed; at most ${grouped(peak)} per ${slot}.`,
		empty: slots.every(isEmpty) ? `No events ${inSpan(span)}.` : undefined,
		marks: [
			...slots.map((each, index) => bars(each, index, top, slotTime(each.at, span))),
			...lines(slots, top),
		],
	});
}

/** Average over the slots that something is known about: `19/min`, `0.9/h`. */
function rate(count: number, { span, slots }: TrafficView): string {
	const known = slots.filter((slot) => !isUnknown(slot)).length;
	const { seconds, sign } = SPAN_WORDS[span].rate;
	const average = count / Math.max(1, (known * TRAFFIC_SLOTS[span].seconds) / seconds);
	return `${rounded(average)}${sign}`;
}

function rounded(average: number): string {
	if (average === 0 || average >= 9.95) return grouped(Math.round(average));
	return average < 0.05 ? '<0.1' : average.toFixed(1);
}

/** Failures are stacked on deliveries, so that the height is the number of attempts. */
function bars(slot: Slot, index: number, top: number, time: string): Html | undefined {
	if (isEmpty(slot)) return undefined;
	const { received, delivered, failed } = slot;
	const text =
		`${time}: ${grouped(received)} received, ${grouped(delivered)} delivered, ` +
		`${grouped(failed)} failed`;
	return slotMarks(
		index,
		text,
		bar('delivered', index, 0, delivered / top),
		bar('failed', index, delivered / top, attemptsIn(slot) / top),
	);
}

/** What was received, with a line for each time without gaps. */
function lines(slots: readonly Slot[], top: number): Html[] {
	const runs: string[][] = [];
	let run: string[] | undefined;
	for (const [index, slot] of slots.entries()) {
		if (isUnknown(slot) && index < slots.length - 1) {
			run = undefined;
			continue;
		}
		if (!run) runs.push((run = []));
		const y = (HEIGHT - (slot.received / top) * HEIGHT).toFixed(1);
		run.push(`${index * STEP + STEP / 2},${y}`);
	}
	return runs.map((points) => html`<polyline class="received" points="${points.join(' ')}" />`);
}

function attemptsIn({ delivered, failed }: Slot): number {
	return delivered + failed;
}
