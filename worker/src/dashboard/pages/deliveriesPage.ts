import type { DeliveryFilter, DeliveryPage } from '../../deliveries/deliveries';
import { DELIVERY_STATUSES } from '../../../../protocol/worker/api/shapes/delivery';
import { html, type Html } from '../html';
import { deliveryList } from './deliveryList';
import { page } from './layout';

interface DeliveriesPageParts {
	filter: Pick<DeliveryFilter, 'status' | 'subscription'>;
	found: DeliveryPage;
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	formToken: string;
	/** Unix time in ms */
	now: number;
}

/** Events by status, newest first. */
export function deliveriesPage(parts: DeliveriesPageParts): string {
	const { filter, found, labelOf, formToken, now } = parts;
	const { deliveries, nextCursor } = found;
	return page({
		title: 'Events',
		formToken,
		current: 'deliveries',
		content: html`<h1>Events</h1>
			${
				filter.subscription === undefined
					? undefined
					: html`<p class="muted">
							For ${labelOf(filter.subscription)} ·
							<a href="${address({ status: filter.status })}">all subscriptions</a>
						</p>`
			}
			<p class="tabs">
				${tab('all', filter, undefined)}
				${DELIVERY_STATUSES.map((status) => tab(status, filter, status))}
			</p>
			${
				deliveries.length === 0
					? html`<p class="card empty">No such events.</p>`
					: deliveryList(deliveries, labelOf, now)
			}
			${
				nextCursor &&
				html`<p class="more">
					<a href="${address({ ...filter, cursor: nextCursor })}">Older events</a>
				</p>`
			}`,
	});
}

function tab(
	label: string,
	filter: DeliveriesPageParts['filter'],
	status: DeliveryFilter['status'],
): Html {
	const current = filter.status === status ? html` aria-current="page"` : undefined;
	return html`<a href="${address({ ...filter, status })}" ${current}>${label}</a>`;
}

function address(query: Record<string, string | undefined>): string {
	const given = Object.entries(query).filter((entry): entry is [string, string] =>
		Boolean(entry[1]),
	);
	return `/dashboard/deliveries?${new URLSearchParams(given).toString()}`;
}
