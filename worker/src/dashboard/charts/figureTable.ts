import { latencyOf } from '../../traffic/latencies';
import type { Slot } from '../../traffic/traffic';
import { grouped, latencyText } from '../format';
import { html, type Html } from '../html';
import { SPAN_WORDS, slotTime } from './spanWords';
import { isUnknown, type TrafficView } from './trafficView';

const COLUMNS = [
	'Received',
	'Delivered',
	'Failed attempts',
	'Dead letters',
	'Backlog',
	'Half within',
	'95% within',
];

/** The numbers behind the charts, the latest first. */
export function figureTable({ span, slots }: TrafficView): Html {
	const label = `Figures per ${SPAN_WORDS[span].slot}`;
	return html`<details class="card figure-table">
		<summary>${label}</summary>
		<div class="scroll" role="region" aria-label="${label}" tabindex="0">
			<table>
				<thead>
					<tr>
						<th scope="col">Start</th>
						${COLUMNS.map((title) => html`<th scope="col">${title}</th>`)}
					</tr>
				</thead>
				<tbody>
					${slots.toReversed().map((slot, age) => row(slot, slotTime(slot.at, span), age === 0))}
				</tbody>
			</table>
		</div>
	</details>`;
}

function row(slot: Slot, time: string, isCurrent: boolean): Html {
	const head = html`<th scope="row">${time}${isCurrent ? ' (so far)' : undefined}</th>`;
	if (isUnknown(slot) && !isCurrent) {
		return html`<tr>
			${head}
			<td class="muted" colspan="${COLUMNS.length}">No data</td>
		</tr>`;
	}
	const { received, delivered, failed, dead, backlog, latencies } = slot;
	return html`<tr>
		${head}${[received, delivered, failed, dead].map((count) => html`<td>${grouped(count)}</td>`)}
		<td>${backlog === undefined ? '–' : grouped(backlog)}</td>
		${[0.5, 0.95].map((share) => html`<td>${orDash(latencyOf(latencies, share))}</td>`)}
	</tr>`;
}

function orDash(latency: number | null): string {
	return latency === null ? '–' : latencyText(latency);
}
