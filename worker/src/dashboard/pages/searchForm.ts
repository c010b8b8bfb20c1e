import { LIMITS } from '../../../../protocol/worker/api/limits';
import { addressOf, type EventsFilter } from '../eventsQuery';
import { html, type Html } from '../html';

/** A form that searches the events of the current status and subscription. Its times are in UTC, like the page's. */
export function searchForm(filter: EventsFilter): Html {
	const { status, subscription, search, since, until } = filter;
	const isUsed = [search, since, until].some((value) => value !== undefined);
	return html`<form class="search" role="search" method="get" action="/dashboard/deliveries">
		${hidden('status', status)} ${hidden('subscription', subscription)}
		<label class="words"
			>Search
			<input
				type="search"
				name="search"
				value="${search}"
				maxlength="${LIMITS.deliveries.search.maxLength}"
				placeholder="File, folder, project, person, workflow, ID or error"
		/></label>
		<label>From (UTC) <input type="datetime-local" name="since" value="${minute(since)}" /></label>
		<label>Until (UTC) <input type="datetime-local" name="until" value="${minute(until)}" /></label>
		<button class="primary">Search</button>
		${isUsed ? html`<a href="${addressOf({ status, subscription })}">Clear</a>` : undefined}
	</form>`;
}

function hidden(name: string, value: string | undefined): Html | undefined {
	return value === undefined
		? undefined
		: html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** As the field for a time takes it. */
function minute(time: Date | undefined): string {
	return time?.toISOString().slice(0, 16) ?? '';
}
