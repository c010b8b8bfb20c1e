import { TRAFFIC_SPANS, type TrafficSpan } from '../../../../protocol/worker/api/shapes/traffic';
import { html, type Html } from '../html';
import { SPAN_WORDS } from './spanWords';

/** Links to the same page with another span. @param addressOf the address of the page with a span */
export function spanTabs(current: TrafficSpan, addressOf: (span: TrafficSpan) => string): Html {
	return html`<nav class="tabs" aria-label="Time span">
		${TRAFFIC_SPANS.map((span) => {
			const here = span === current ? html` aria-current="true"` : undefined;
			return html`<a href="${addressOf(span)}" ${here}>${SPAN_WORDS[span].tab}</a>`;
		})}
	</nav>`;
}
