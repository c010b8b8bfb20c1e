import { DELIVERY_STATUSES } from '../../../../protocol/worker/api/shapes/delivery';
import type { DeliveryPage } from '../../deliveries/deliveries';
import { addressOf, type EventsFilter } from '../eventsQuery';
import { counted } from '../format';
import { html, type Html } from '../html';
import { deliveryList } from './deliveryList';
import { page } from './layout';
import { searchForm } from './searchForm';

interface DeliveriesPageParts {
	filter: EventsFilter;
	found: DeliveryPage;
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	formToken: string;
	/** Unix time in ms */
	now: number;
}

/** Events by status, words and time, newest first. */
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
							<a href="${addressOf({ ...filter, subscription: undefined })}">all subscriptions</a>
						</p>`
			}
			${searchForm(filter)}
			<p class="tabs">
				${tab('all', filter, undefined)}
				${DELIVERY_STATUSES.map((status) => tab(status, filter, status))}
			</p>
			${
				deliveries.length === 0
					? html`<p class="card empty">${nothingFound(found)}</p>`
					: deliveryList(deliveries, now)
			}
			${
				nextCursor &&
				html`<p class="more">
					<a href="${addressOf(filter, nextCursor)}"
						>${filter.search === undefined ? 'Older events' : 'Search older events'}</a
					>
				</p>`
			}`,
	});
}

/** A search reads a limited number of events at once, so nothing found is not the end yet. */
function nothingFound({ nextCursor, read }: DeliveryPage): string {
	if (nextCursor === undefined) return 'No such events.';
	return `No match among the ${counted(read, 'event')} searched so far.`;
}

function tab(label: string, filter: EventsFilter, status: EventsFilter['status']): Html {
	const current = filter.status === status ? html` aria-current="page"` : undefined;
	return html`<a href="${addressOf({ ...filter, status })}" ${current}>${label}</a>`;
}
