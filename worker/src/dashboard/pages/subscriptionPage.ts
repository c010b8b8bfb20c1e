import { signingKeyOf, type Subscription } from '../../subscriptions/subscription';
import { nameOf } from '../../subscriptions/subscriptionName';
import { address } from '../address';
import { spanTabs } from '../charts/spanTabs';
import { SPAN_WORDS } from '../charts/spanWords';
import type { TrafficView } from '../charts/trafficView';
import { clock, counted, grouped } from '../format';
import { html, type Html } from '../html';
import type { SubscriptionState } from '../subscriptionStates';
import { actionButton, page } from './layout';
import { noticeBox, type Notice } from './notice';
import { actionsOff, type Permissions } from './permissions';
import { shownSecrets, type ShownSecrets } from './shownSecrets';
import { subscriptionCard } from './subscriptionCard';
import { subscriptionForms } from './subscriptionForms';
import { subscriptionHooks } from './subscriptionHooks';
import { trafficCharts } from './trafficCharts';
import { verification } from './verification';

export interface SubscriptionPageParts {
	state: SubscriptionState;
	view: TrafficView;
	/** A secret, for those who may change something. */
	callbackUrl: string;
	/** Whether the worker has an app of its own to create webhooks with. */
	canCreateHooks: boolean;
	permissions: Permissions;
	notice?: Notice | undefined;
	/** What was created just now. */
	secrets?: ShownSecrets | undefined;
	/** Unix time in ms */
	now: number;
}

/** One subscription: its state, its charts, how its receiver verifies events, and its settings. */
export function subscriptionPage(parts: SubscriptionPageParts): string {
	const { state, view, callbackUrl, canCreateHooks, permissions, notice, secrets, now } = parts;
	const { subscription } = state;
	const { formToken } = permissions;
	const isAllowed = permissions.actions === 'allowed';
	const hasSecret = signingKeyOf(subscription) === 'secret';
	const path = `/subscriptions/${subscription.id}`;
	return page({
		title: nameOf(subscription),
		formToken,
		content: html`<p class="crumbs"><a href="${address('')}">Overview</a></p>
			${noticeBox(notice)} ${secrets && shownSecrets(secrets)}
			${subscriptionCard(state, permissions, now, html`<h1>${nameOf(subscription)}</h1>`)}
			${actionsOff(
				permissions,
				'send a test event, pause, resume, replay, change headers, rotate the secret or delete the subscription',
			)}
			<h2>${SPAN_WORDS[view.span].title}</h2>
			${spanTabs(view.span, (span) => address(path, { span }))} ${trafficCharts(view)}
			<h2>Deliveries</h2>
			<section class="card">
				<dl class="facts">${facts(parts, isAllowed)}</dl>
				${isAllowed ? testButton(path, formToken) : undefined}
			</section>
			<h2>Verify deliveries</h2>
			${hasSecret ? verification(subscription.target) : DERIVED}
			${
				isAllowed && hasSecret
					? html`<h2>Webhooks at Autodesk</h2>
							${subscriptionHooks({
								subscription,
								callbackUrl,
								canCreate: canCreateHooks,
								formToken,
							})}`
					: undefined
			}
			${isAllowed ? subscriptionForms(subscription, formToken) : undefined}`,
	});
}

const DERIVED = html`<p class="card">
	Deliveries are signed with a key derived from <code>API_KEY</code>, which the trigger node of n8n
	derives, too. You need to do nothing.
</p>`;

function facts(parts: SubscriptionPageParts, isAllowed: boolean): Html[] {
	const { state, callbackUrl, now } = parts;
	const { subscription } = state;
	const { id, target, headers, hooks, concurrency, batch, createdAt } = subscription;
	const names = Object.keys(headers);
	return [
		fact('Target', target),
		fact('Signed with', signedWith(subscription, now)),
		fact('Headers', names.length > 0 ? names.join(', ') : 'None of its own'),
		fact('Delivery', `${grouped(concurrency)} at the same time, ${batchText(batch)}`),
		fact('Webhooks at Autodesk', grouped(hooks.length)),
		fact('Created', clock(createdAt)),
		fact('Subscription ID', id),
		...(isAllowed ? [fact('Callback URL', callbackUrl)] : []),
	];
}

function signedWith(subscription: Subscription, now: number): string {
	if (signingKeyOf(subscription) === 'derived') return 'A key derived from API_KEY';
	const ends = subscription.signingSecrets.map(({ until }) => (until ? Date.parse(until) : 0));
	const last = Math.max(...ends);
	return last > now
		? `A secret of its own; the previous one until ${clock(new Date(last).toISOString())}`
		: 'A secret of its own';
}

function batchText({ maxEvents, maxWaitSeconds }: Subscription['batch']): string {
	if (maxEvents === 1) return 'one event each';
	return `up to ${counted(maxEvents, 'event')} each, after at most ${maxWaitSeconds} s`;
}

function fact(label: string, value: string): Html {
	return html`<div>
		<dt>${label}</dt>
		<dd>${value}</dd>
	</div>`;
}

function testButton(path: string, formToken: string): Html {
	return html`<div class="actions">
		${actionButton({ path: address(`${path}/test`), label: 'Send test event', formToken })}
	</div>`;
}
