import { isEmpty, sumOf, type Figures } from '../../traffic/figures';
import { latencyOf } from '../../traffic/latencies';
import type { Slot } from '../../traffic/traffic';
import { address } from '../address';
import { sparkline } from '../charts/sparkline';
import { spanTabs } from '../charts/spanTabs';
import { inSpan, SPAN_WORDS } from '../charts/spanWords';
import type { TrafficView } from '../charts/trafficView';
import { counted, grouped, latencyText } from '../format';
import { html, type Html } from '../html';
import { page } from './layout';
import { trafficCharts } from './trafficCharts';

export interface SubscriptionTraffic {
	id: string;
	/** Display name. */
	name: string;
	slots: readonly Slot[];
}

export interface TrafficPageParts {
	/** All subscriptions together. */
	view: TrafficView;
	subscriptions: readonly SubscriptionTraffic[];
	formToken: string;
}

/** Charts of everything together, and a line for each subscription. */
export function trafficPage({ view, subscriptions, formToken }: TrafficPageParts): string {
	const { span } = view;
	const lines = subscriptions
		.map((each) => ({ ...each, figures: sumOf(each.slots) }))
		.sort((a, b) => activity(b.figures) - activity(a.figures) || a.name.localeCompare(b.name));
	return page({
		title: 'Traffic',
		formToken,
		current: 'traffic',
		content: html`<h1>Traffic</h1>
			<h2>${SPAN_WORDS[span].title}</h2>
			${spanTabs(span, (other) => address('/traffic', { span: other }))} ${trafficCharts(view)}
			<h2>By subscription</h2>
			${
				lines.length === 0
					? html`<p class="card empty">
							No subscriptions. The figures above include deleted ones.
						</p>`
					: html`<ul class="events">
							${lines.map(
								({ id, name, slots, figures }) =>
									html`<li>
										<a class="traffic-line" href="${address(`/subscriptions/${id}`, { span })}">
											<span class="what"
												><strong>${name}</strong>
												<span class="detail">${summary(figures, inSpan(span))}</span></span
											>
											${sparkline(slots)}
										</a>
									</li>`,
							)}
						</ul>`
			}`,
	});
}

function activity({ received, delivered, failed }: Figures): number {
	return received + delivered + failed;
}

/** The figures of a subscription in a line. Failures are mentioned only if there are any. */
function summary(figures: Figures, inTime: string): Html {
	const { received, delivered, failed, dead, backlog, latencies } = figures;
	const p95 = latencyOf(latencies, 0.95);
	const parts = [
		isEmpty(figures)
			? `Nothing ${inTime}`
			: `${grouped(received)} received, ${grouped(delivered)} delivered`,
		failed > 0 ? counted(failed, 'failed attempt') : undefined,
		dead > 0 ? counted(dead, 'dead letter') : undefined,
		p95 === null ? undefined : `95% within ${latencyText(p95)}`,
		backlog ? `backlog up to ${grouped(backlog)}` : undefined,
	];
	return html`${parts.filter((part) => part !== undefined).join(' · ')}`;
}
