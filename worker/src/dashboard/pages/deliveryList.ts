import type { FoundDelivery } from '../../deliveries/deliveries';
import { ago, clock } from '../format';
import { html, type Html } from '../html';

/** Events as a list that also works on a phone. @param now Unix time in ms */
export function deliveryList(
	deliveries: readonly FoundDelivery[],
	labelOf: (subscription: string) => string,
	now: number,
): Html {
	return html`<ul class="events">
		${deliveries.map((delivery) => entry(delivery, labelOf(delivery.subscription), now))}
	</ul>`;
}

function entry({ status, job }: FoundDelivery, label: string, now: number): Html {
	const { event, receivedAt, synthetic } = job.data;
	const reason = status === 'delivered' ? undefined : job.failedReason;
	return html`<li>
		<a href="/dashboard/deliveries/${job.id}">
			<span class="pill ${status}">${status}</span>
			<span class="what"
				><strong>${event}</strong>${synthetic ? html` <small>backfilled</small>` : undefined}
				<span class="muted">${label}</span>
				${reason && html`<span class="reason">${reason}</span>`}</span
			>
			<time datetime="${receivedAt}" title="${clock(receivedAt)}">${ago(receivedAt, now)}</time>
		</a>
	</li>`;
}
