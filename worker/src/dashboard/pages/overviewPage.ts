import { counted, grouped, span } from '../format';
import { html, type Html } from '../html';
import type { Overview, SubscriptionState } from '../overview';
import { deliveryList } from './deliveryList';
import { page } from './layout';
import type { Permissions } from './permissions';
import { subscriptionCard } from './subscriptionCard';
import { nameOf } from './subscriptionName';
import { trafficChart } from './trafficChart';

/** The first page: is all well, and if not, where. @param refreshes whether it looks again by itself */
export function overviewPage(
	overview: Overview,
	permissions: Permissions,
	refreshes = true,
): string {
	const { subscriptions, deadLetters, traffic, at } = overview;
	const names = new Map(
		subscriptions.map(({ subscription }) => [subscription.id, nameOf(subscription)]),
	);
	return page({
		title: 'Overview',
		formToken: permissions.formToken,
		current: '',
		refreshes,
		content: html`${verdict(overview)} ${figures(overview)}
			<h2>The last hour</h2>
			${trafficChart(traffic)}
			<h2>Subscriptions</h2>
			${
				subscriptions.length === 0
					? html`<p class="card empty">
							None yet. Activate a workflow whose Autodesk trigger delivers through this worker.
						</p>`
					: html`<div class="cards">
							${subscriptions.map((state) => subscriptionCard(state, permissions, at))}
						</div>`
			}
			<h2>Recent dead letters</h2>
			${
				deadLetters.length === 0
					? html`<p class="card empty">None. Every event has arrived or is on its way.</p>`
					: html`${deliveryList(deadLetters, (id) => names.get(id) ?? id, at)}
							<p class="more"><a href="/dashboard/deliveries?status=dead">All dead letters</a></p>`
			}
			<footer class="muted">${footer(overview, refreshes)}</footer>`,
	});
}

/** One sentence that says whether somebody has to do something. */
function verdict({ subscriptions, failingWatches, quarantined }: Overview): Html {
	const dead = total(subscriptions, 'dead');
	const failing = subscriptions.filter(
		({ openBreaker, subscription }) => openBreaker || subscription.status === 'gone',
	).length;
	const retrying = total(subscriptions, 'retrying');
	const silentHooks = silentHooksOf(subscriptions);
	if (failing > 0) {
		const verb = failing === 1 ? 'takes' : 'take';
		return banner(
			'bad',
			`${counted(failing, 'target')} ${verb} no events`,
			'Nothing is lost: events wait until n8n is back.',
		);
	}
	if (silentHooks > 0) {
		return banner(
			'bad',
			`Autodesk does not call ${counted(silentHooks, 'webhook')}`,
			'The worker mends what it can. What it cannot, and why, stands below.',
		);
	}
	if (dead > 0) {
		return banner(
			'warn',
			`${counted(dead, 'event')} could not be delivered`,
			'Look at the reason, mend it, then replay.',
		);
	}
	if (quarantined > 0) {
		return banner(
			'warn',
			`${counted(quarantined, 'callback')} in quarantine`,
			'Their signature is wrong. If somebody changed the secret at Autodesk, they can be released.',
		);
	}
	if (failingWatches > 0) {
		return banner(
			'warn',
			`${counted(failingWatches, 'watch', 'watches')} could not look`,
			'Watches tells why. It looks again on its schedule.',
		);
	}
	if (retrying > 0) {
		return banner(
			'warn',
			`${counted(retrying, 'event')} waiting for another try`,
			'The worker goes on by itself.',
		);
	}
	return banner('good', 'All is well', 'Every event has arrived or is on its way.');
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
		${figure('Silent webhooks', grouped(silentHooksOf(subscriptions)), '/dashboard/hooks')}
		${figure('Quarantined', grouped(quarantined), '/dashboard/quarantine')}
	</dl>`;
}

function figure(label: string, value: string, path?: string): Html {
	return html`<div>
		<dt>${label}</dt>
		<dd>${path === undefined ? value : html`<a href="${path}">${value}</a>`}</dd>
	</div>`;
}

/** Whoever reads at leisure can have the page stand still. */
function footer({ store }: Overview, refreshes: boolean): Html {
	return html`Store: ${store} ·
	${
		refreshes
			? html`looks again by itself · <a href="/dashboard?refresh=off">stand still</a>`
			: html`stands still · <a href="/dashboard">look again by itself</a>`
	}`;
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
