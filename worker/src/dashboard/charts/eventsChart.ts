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
				label: 'Failed attempts',
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
			html`<polyline class="received" points="${line(slots, top)}" />`,
		],
	});
}

/** Average over the slots that something is known about: `19/min`, `0.9/h`. */
function rate(count: number, { span, slots }: TrafficView): string {
	const known = slots.filter((slot) => !isUnknown(slot)).length;
	const { seconds, sign } = SPAN_WORDS[span].rate;
	const average = count / Math.max(1, (known * TRAFFIC_SLOTS[span].seconds) / seconds);
	const text = average > 0 && average < 10 ? average.toFixed(1) : grouped(Math.round(average));
	return `${text}${sign}`;
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

function line(slots: readonly Slot[], top: number): string {
	return slots
		.map(({ received }, index) => {
			const y = HEIGHT - (received / top) * HEIGHT;
			return `${index * STEP + STEP / 2},${y.toFixed(1)}`;
		})
		.join(' ');
}

function attemptsIn({ delivered, failed }: Slot): number {
	return delivered + failed;
}
