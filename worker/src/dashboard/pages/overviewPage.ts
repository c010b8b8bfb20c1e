import { counted, grouped, span } from '../format';
import { html, type Html } from '../html';
import type { Overview, SubscriptionState } from '../overview';
import { deliveryList } from './deliveryList';
import { actionButton, page } from './layout';
import { nameOf } from './subscriptionName';

/** What a page offers besides reading. */
export interface Permissions {
	formToken: string;
	/** Whether buttons that change something are shown. */
	actions: boolean;
}

/** The first page: is all well, and if not, where. */
export function overviewPage(overview: Overview, permissions: Permissions): string {
	const { subscriptions, deadLetters, at } = overview;
	const names = new Map(
		subscriptions.map(({ subscription }) => [subscription.id, nameOf(subscription)]),
	);
	return page({
		title: 'Overview',
		formToken: permissions.formToken,
		refreshes: true,
		content: html`${verdict(overview)} ${figures(overview)}
			<h2>Subscriptions</h2>
			${
				subscriptions.length === 0
					? html`<p class="card empty">
							None yet. Activate a workflow whose Autodesk trigger delivers through this worker.
						</p>`
					: html`<div class="cards">
							${subscriptions.map((state) => subscriptionCard(state, permissions))}
						</div>`
			}
			<h2>Recent dead letters</h2>
			${
				deadLetters.length === 0
					? html`<p class="card empty">None. Every event has arrived or is on its way.</p>`
					: html`${deliveryList(deadLetters, (id) => names.get(id) ?? id, at)}
							<p class="more"><a href="/dashboard/deliveries?status=dead">All dead letters</a></p>`
			}
			<footer class="muted">Store: ${overview.store} · looks again by itself</footer>`,
	});
}

/** One sentence that says whether somebody has to do something. */
function verdict({ subscriptions }: Overview): Html {
	const dead = total(subscriptions, 'dead');
	const failing = subscriptions.filter(
		({ breaker, subscription }) => breaker === 'open' || subscription.status === 'gone',
	).length;
	const retrying = total(subscriptions, 'retrying');
	const silentHooks = subscriptions.flatMap((state) => state.silentHooks).length;
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

function figures({ subscriptions, badSignatures }: Overview): Html {
	const oldest = Math.max(0, ...subscriptions.map(({ oldestAge }) => oldestAge));
	const waiting = total(subscriptions, 'queued') + total(subscriptions, 'delivering');
	return html`<dl class="figures">
		${figure('Waiting', grouped(waiting))}
		${figure('Retrying', grouped(total(subscriptions, 'retrying')))}
		${figure('Dead letters', grouped(total(subscriptions, 'dead')))}
		${figure('Delivered', grouped(total(subscriptions, 'delivered')))}
		${figure('Oldest', oldest > 0 ? span(oldest) : '–')}
		${figure('Bad signatures', grouped(badSignatures))}
	</dl>`;
}

function figure(label: string, value: string): Html {
	return html`<div>
		<dt>${label}</dt>
		<dd>${value}</dd>
	</div>`;
}

function subscriptionCard(state: SubscriptionState, { formToken, actions }: Permissions): Html {
	const { subscription, counts, oldestAge, silentHooks } = state;
	const { id, target, status, hooks } = subscription;
	const path = `/dashboard/subscriptions/${id}`;
	const link = (deliveryStatus: keyof typeof counts): Html =>
		html`<a
			class="count ${counts[deliveryStatus] > 0 ? deliveryStatus : 'none'}"
			href="/dashboard/deliveries?subscription=${id}&amp;status=${deliveryStatus}"
			><b>${grouped(counts[deliveryStatus])}</b> ${deliveryStatus}</a
		>`;
	return html`<article class="card">
		<header>
			<h3>${nameOf(subscription)}</h3>
			${condition(state)}
		</header>
		<p class="muted target">${target}</p>
		<p class="counts">
			${link('queued')} ${link('delivering')} ${link('retrying')} ${link('dead')}
			${link('delivered')}
		</p>
		<p class="muted">
			${oldestAge > 0 ? `Oldest waiting for ${span(oldestAge)}` : 'Nothing waits'} ·
			${counted(hooks.length, 'webhook')} at Autodesk
		</p>
		${silentHooks.map(
			({ hook, status: hookStatus, problem }) =>
				html`<p class="reason">${hook.event} is ${hookStatus}. ${problem ?? 'Being mended'}.</p>`,
		)}
		${
			actions
				? html`<div class="actions">
						${
							counts.dead > 0
								? actionButton({
										path: `${path}/replay`,
										label: 'Replay dead',
										formToken,
										style: 'primary',
									})
								: undefined
						}
						${
							status === 'active'
								? actionButton({ path: `${path}/pause`, label: 'Pause', formToken })
								: actionButton({
										path: `${path}/resume`,
										label: 'Resume',
										formToken,
										style: 'primary',
									})
						}
					</div>`
				: undefined
		}
	</article>`;
}

function condition({ subscription: { status }, breaker }: SubscriptionState): Html {
	if (status !== 'active') return html`<span class="pill ${status}">${status}</span>`;
	if (breaker === 'open') return html`<span class="pill dead">target failing</span>`;
	if (breaker === 'half-open') return html`<span class="pill retrying">trying again</span>`;
	return html`<span class="pill delivered">active</span>`;
}

function total(
	states: readonly SubscriptionState[],
	status: keyof SubscriptionState['counts'],
): number {
	return states.reduce((sum, { counts }) => sum + counts[status], 0);
}
