import { address } from '../address';
import { spanTabs } from '../charts/spanTabs';
import { SPAN_WORDS } from '../charts/spanWords';
import type { TrafficView } from '../charts/trafficView';
import { html } from '../html';
import type { SubscriptionState } from '../subscriptionStates';
import { page } from './layout';
import { actionsOff, type Permissions } from './permissions';
import { subscriptionCard } from './subscriptionCard';
import { nameOf } from '../../subscriptions/subscriptionName';
import { trafficCharts } from './trafficCharts';

export interface SubscriptionPageParts {
	state: SubscriptionState;
	view: TrafficView;
	permissions: Permissions;
	/** Unix time in ms */
	now: number;
}

/** One subscription: its state, and its charts. */
export function subscriptionPage({ state, view, permissions, now }: SubscriptionPageParts): string {
	const { subscription } = state;
	const { span } = view;
	const path = `/subscriptions/${subscription.id}`;
	return page({
		title: nameOf(subscription),
		formToken: permissions.formToken,
		content: html`<p class="crumbs"><a href="${address('/traffic', { span })}">Traffic</a></p>
			${subscriptionCard(state, permissions, now, html`<h1>${nameOf(subscription)}</h1>`)}
			${actionsOff(permissions, 'pause, resume or replay')}
			<h2>${SPAN_WORDS[span].title}</h2>
			${spanTabs(span, (other) => address(path, { span: other }))} ${trafficCharts(view)}`,
	});
}
