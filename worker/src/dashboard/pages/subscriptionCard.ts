import { eventNameOrId } from '../../../../protocol/events/eventName';
import type { OpenCircuit } from '../../dispatch/openCircuits';
import type { HookState } from '../../hooks/hookState';
import type { Subscription } from '../../subscriptions/subscription';
import { nameOf } from '../../subscriptions/subscriptionName';
import { address } from '../address';
import { counted, grouped, span } from '../format';
import { html, type Html } from '../html';
import type { SubscriptionState } from '../subscriptionStates';
import { actionButton } from './layout';
import type { Permissions } from './permissions';

/** Webhooks that need attention shown on the card; the page of webhooks shows more. */
const SILENT_SHOWN = 5;

/**
 * The state of one subscription, with its actions.
 *
 * @param now Unix time in ms
 * @param heading its name; by default a link to its page
 */
export function subscriptionCard(
	state: SubscriptionState,
	permissions: Permissions,
	now: number,
	heading = linkedName(state.subscription),
): Html {
	const { subscription, counts, oldestAge, silentHooks, openCircuit, retryReason } = state;
	const { id, target, hooks } = subscription;
	const link = (deliveryStatus: keyof typeof counts): Html =>
		html`<a
			class="count ${counts[deliveryStatus] > 0 ? deliveryStatus : 'none'}"
			href="/dashboard/deliveries?subscription=${id}&amp;status=${deliveryStatus}"
			><b>${grouped(counts[deliveryStatus])}</b> ${deliveryStatus}</a
		>`;
	return html`<article class="card">
		<header>${heading} ${condition(state)}</header>
		<p class="muted target">${target}</p>
		<p class="counts">
			${link('queued')} ${link('delivering')} ${link('retrying')} ${link('dead')}
			${link('delivered')}
		</p>
		<p class="muted">
			${oldestAge > 0 ? `Oldest waiting for ${span(oldestAge)}` : 'Nothing waiting'} ·
			${counted(hooks.length, 'webhook')} at Autodesk
		</p>
		${failure(openCircuit, retryReason, now)}
		${silentHooks
			.slice(0, SILENT_SHOWN)
			.map((state) => html`<p class="reason">${silence(state)}</p>`)}
		${
			silentHooks.length > SILENT_SHOWN
				? html`<p class="reason">
						<a href="/dashboard/hooks">${grouped(silentHooks.length - SILENT_SHOWN)} more</a>
					</p>`
				: undefined
		}
		${permissions.actions === 'allowed' ? buttons(state, permissions.formToken) : undefined}
	</article>`;
}

function linkedName(subscription: Subscription): Html {
	const path = address(`/subscriptions/${subscription.id}`);
	return html`<h3><a href="${path}">${nameOf(subscription)}</a></h3>`;
}

function silence({ hook, status, problem }: HookState): string {
	const event = eventNameOrId(hook.system, hook.event);
	return `${event} is ${status}. ${problem ?? 'Repair in progress'}.`;
}

function failure(
	openCircuit: OpenCircuit | undefined,
	retryReason: string | undefined,
	now: number,
): Html | undefined {
	if (!openCircuit) {
		return retryReason === undefined
			? undefined
			: html`<p class="reason">Retrying: ${retryReason}.</p>`;
	}
	const pause = Math.ceil((openCircuit.until - now) / 1000);
	const next = pause > 0 ? `Next attempt in ${span(pause)}` : 'Attempt in progress';
	return html`<p class="reason">${openCircuit.reason}. ${next}.</p>`;
}

function condition({ subscription: { status }, openCircuit }: SubscriptionState): Html {
	if (status !== 'active') return html`<span class="pill ${status}">${status}</span>`;
	if (openCircuit) return html`<span class="pill dead">target failing</span>`;
	return html`<span class="pill delivered">active</span>`;
}

function buttons({ subscription, counts }: SubscriptionState, formToken: string): Html {
	const path = `/dashboard/subscriptions/${subscription.id}`;
	return html`<div class="actions">
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
			subscription.status === 'active'
				? actionButton({ path: `${path}/pause`, label: 'Pause', formToken })
				: actionButton({
						path: `${path}/resume`,
						label: 'Resume',
						formToken,
						style: 'primary',
					})
		}
	</div>`;
}
