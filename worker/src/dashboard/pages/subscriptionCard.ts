import { counted, grouped, span } from '../format';
import { html, type Html } from '../html';
import type { SubscriptionState } from '../overview';
import { actionButton } from './layout';
import type { Permissions } from './permissions';
import { nameOf } from './subscriptionName';

/** How one subscription fares, and what can be done about it. */
export function subscriptionCard(state: SubscriptionState, permissions: Permissions): Html {
	const { subscription, counts, oldestAge, silentHooks, retryReason } = state;
	const { id, target, hooks } = subscription;
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
		${retryReason && html`<p class="reason">Tried again: ${retryReason}.</p>`}
		${silentHooks.map(
			({ hook, status, problem }) =>
				html`<p class="reason">${hook.event} is ${status}. ${problem ?? 'Being mended'}.</p>`,
		)}
		${permissions.actions ? buttons(state, permissions.formToken) : undefined}
	</article>`;
}

function condition({ subscription: { status }, breaker }: SubscriptionState): Html {
	if (status !== 'active') return html`<span class="pill ${status}">${status}</span>`;
	if (breaker === 'open') return html`<span class="pill dead">target failing</span>`;
	if (breaker === 'half-open') return html`<span class="pill retrying">trying again</span>`;
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
