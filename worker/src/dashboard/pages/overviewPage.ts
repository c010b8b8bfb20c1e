import type { TrafficSpan } from '../../../../protocol/worker/api/shapes/traffic';
import { address } from '../address';
import { eventsChart } from '../charts/eventsChart';
import { spanTabs } from '../charts/spanTabs';
import { SPAN_WORDS } from '../charts/spanWords';
import { counted, grouped, span } from '../format';
import { html, type Html } from '../html';
import type { Overview } from '../overview';
import type { SubscriptionState } from '../subscriptionStates';
import { deliveryList } from './deliveryList';
import { page } from './layout';
import { actionsOff, type Permissions } from './permissions';
import { subscriptionCard } from './subscriptionCard';

/** The first page: overall health. @param refreshes whether the page refreshes automatically */
export function overviewPage(
	overview: Overview,
	permissions: Permissions,
	refreshes = true,
): string {
	const { subscriptions, deadLetters, traffic, at } = overview;
	return page({
		title: 'Overview',
		formToken: permissions.formToken,
		current: '',
		refreshes,
		content: html`${verdict(overview)} ${figures(overview)}
			<h2>${SPAN_WORDS[traffic.span].title}</h2>
			${spanTabs(traffic.span, (span) => addressOf(span, refreshes))} ${eventsChart(traffic)}
			<p class="more">
				<a href="${address('/traffic', { span: traffic.span })}">Latency, backlog and failures</a>
			</p>
			<div class="headline">
				<h2>Subscriptions</h2>
				${
					permissions.actions === 'allowed'
						? html`<a href="${address('/subscriptions/new')}">New receiver</a>`
						: undefined
				}
			</div>
			${
				subscriptions.length === 0
					? html`<p class="card empty">
							None yet. Activate a workflow whose Autodesk trigger delivers through this worker, or
							add a receiver other than n8n.
						</p>`
					: html`<div class="cards">
								${subscriptions.map((state) => subscriptionCard(state, permissions, at))}
							</div>
							${actionsOff(permissions, 'pause and resume subscriptions and to replay dead letters')}`
			}
			<h2>Recent dead letters</h2>
			${
				deadLetters.length === 0
					? html`<p class="card empty">None. Every event was delivered or is waiting.</p>`
					: html`${deliveryList(deadLetters, at)}
							<p class="more"><a href="/dashboard/deliveries?status=dead">All dead letters</a></p>`
			}
			<footer class="muted">${footer(overview, refreshes)}</footer>`,
	});
}

/** One sentence that says whether you need to act. */
function verdict(state: Overview): Html {
	const { subscriptions, failingWatches, suspiciousWatches, quarantined } = state;
	const dead = total(subscriptions, 'dead');
	const failing = subscriptions.filter(
		({ openCircuit, subscription }) => openCircuit || subscription.status === 'gone',
	).length;
	const retrying = total(subscriptions, 'retrying');
	const silentHooks = silentHooksOf(subscriptions);
	if (failing > 0) {
		const verb = failing === 1 ? 'does' : 'do';
		return banner(
			'bad',
			`${counted(failing, 'target')} ${verb} not accept events`,
			'No event is lost. Events wait until n8n is back.',
		);
	}
	if (silentHooks > 0) {
		return banner(
			'bad',
			`${counted(silentHooks, 'webhook')} ${silentHooks === 1 ? 'is' : 'are'} inactive`,
			'The worker repairs what it can. For the others, see the reason below.',
		);
	}
	if (dead > 0) {
		return banner(
			'warn',
			`${counted(dead, 'event')} could not be delivered`,
			'Fix the cause, then replay.',
		);
	}
	if (quarantined > 0) {
		return banner(
			'warn',
			`${counted(quarantined, 'callback')} in quarantine`,
			'Their signature is wrong. If the secret was changed at Autodesk, you can release them.',
		);
	}
	if (suspiciousWatches > 0) {
		return banner(
			'warn',
			`${counted(suspiciousWatches, 'watch', 'watches')} found a suspicious drop`,
			'No removal was reported. Check the list at Autodesk, then see Watches.',
		);
	}
	if (failingWatches > 0) {
		return banner(
			'warn',
			`${counted(failingWatches, 'watch', 'watches')} failed`,
			'See Watches for the reason. The worker polls again on schedule.',
		);
	}
	if (retrying > 0) {
		return banner(
			'warn',
			`${counted(retrying, 'event')} waiting to be retried`,
			'The worker retries automatically.',
		);
	}
	return banner('good', 'Everything is working', 'Every event was delivered or is waiting.');
}

function banner(mood: 'good' | 'warn' | 'bad', headline: string, advice: string): Html {
	return html`<section class="verdict ${mood}">
		<h1>${headline}</h1>
		<p>${advice}</p>
	</section>`;
}

function figures({ subscriptions, quarantined }: Overview): Html {
	const oldest = Math.max(0, ...subscriptions.map(({ oldestAge }) => oldestAge));
	const waiting = total(subscriptions, 'queued') + total(subscriptions, 'delivering');
	const events = '/dashboard/deliveries?status=';
	return html`<dl class="figures">
		${figure('Waiting', grouped(waiting), `${events}queued`)}
		${figure('Oldest', oldest > 0 ? span(oldest) : '–')}
		${figure('Retrying', grouped(total(subscriptions, 'retrying')), `${events}retrying`)}
		${figure('Dead letters', grouped(total(subscriptions, 'dead')), `${events}dead`)}
		${figure('Inactive webhooks', grouped(silentHooksOf(subscriptions)), '/dashboard/hooks')}
		${figure('Quarantined', grouped(quarantined), '/dashboard/quarantine')}
	</dl>`;
}

function figure(label: string, value: string, path?: string): Html {
	return html`<div>
		<dt>${label}</dt>
		<dd>${path === undefined ? value : html`<a href="${path}">${value}</a>`}</dd>
	</div>`;
}

/** Refreshing can be paused to read the page. */
function footer({ store, traffic }: Overview, refreshes: boolean): Html {
	const other = addressOf(traffic.span, !refreshes);
	return html`Store: ${store} ·
	${
		refreshes
			? html`Refreshes automatically · <a href="${other}">Pause</a>`
			: html`Refresh paused · <a href="${other}">Resume</a>`
	}`;
}

/** The address of this page. */
function addressOf(span: TrafficSpan, refreshes: boolean): string {
	return address('', {
		span: span === 'hour' ? undefined : span,
		refresh: refreshes ? undefined : 'off',
	});
}

function silentHooksOf(states: readonly SubscriptionState[]): number {
	return states.reduce((sum, { silentHooks }) => sum + silentHooks.length, 0);
}

function total(
	states: readonly SubscriptionState[],
	status: keyof SubscriptionState['counts'],
): number {
	return states.reduce((sum, { counts }) => sum + counts[status], 0);
}
