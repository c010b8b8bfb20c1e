import { eventNameOrId } from '../../../../protocol/events/eventName';
import type { EventAbout } from '../../../../protocol/events/eventAbout/eventAbout';
import type { DeliverySummary } from '../../../../protocol/worker/api/shapes/delivery';
import { ago, clock } from '../format';
import { html, type Html } from '../html';

/** Events as a list that also works on a phone. @param now Unix time in ms */
export function deliveryList(deliveries: readonly DeliverySummary[], now: number): Html {
	return html`<ul class="events">
		${deliveries.map((delivery) => entry(delivery, now))}
	</ul>`;
}

function entry(delivery: DeliverySummary, now: number): Html {
	const { id, status, receivedAt, reason, about } = delivery;
	return html`<li>
		<a href="/dashboard/deliveries/${id}">
			<span class="pill ${status}">${status}</span>
			<span class="what"
				>${about === null ? unnamed(delivery) : named(delivery, about)}
				${reason && html`<span class="reason">${reason}</span>`}</span
			>
			<time datetime="${receivedAt}" title="${clock(receivedAt)}">${ago(receivedAt, now)}</time>
		</a>
	</li>`;
}

/** What it is about comes first: people look for a file rather than for an event. */
function named(delivery: DeliverySummary, about: EventAbout): Html {
	const { subscriptionLabel } = delivery;
	const event = eventNameOrId(delivery.system, delivery.event);
	const { kind, id, status, folderPath, projectId, workflowId } = about;
	const title = about.name ?? id ?? event;
	const user = about.userName ?? about.user;
	const project = about.projectName ?? (projectId && `project ${projectId}`);
	return html`${kind && html`<small class="kind">${kind}</small> `}<strong>${title}</strong>
		${backfilled(delivery)}
		<span class="detail">${listed(event, status, folderPath)}</span>
		<span class="detail">${listed(user, project, workflowId, subscriptionLabel)}</span>`;
}

function unnamed(delivery: DeliverySummary): Html {
	return html`<strong>${eventNameOrId(delivery.system, delivery.event)}</strong
		>${backfilled(delivery)} <span class="muted">${delivery.subscriptionLabel}</span>`;
}

function backfilled({ synthetic }: DeliverySummary): Html | undefined {
	return synthetic ? html` <small>backfilled</small>` : undefined;
}

function listed(...parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined).join(' · ');
}
