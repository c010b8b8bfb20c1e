import type { HeldCallback } from '../../quarantine/heldCallback';
import { ago, clock, counted, grouped } from '../format';
import { html, type Html } from '../html';
import { actionButton, page } from './layout';
import { noticeBox, type Notice } from './notice';
import { actionsOff, type Permissions } from './permissions';

export interface QuarantinePageParts {
	/** Oldest first. */
	held: readonly HeldCallback[];
	/** Callbacks that this process refused because of their signature since it started, held or not. */
	badSignatures: number;
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	permissions: Permissions;
	/** Result of the last action. */
	notice?: Notice | undefined;
	/** Unix time in ms */
	now: number;
}

/** Callbacks shown per subscription, latest first. */
const SHOWN = 5;

/** Held callbacks by subscription, with a form to verify them against a corrected secret. */
export function quarantinePage(parts: QuarantinePageParts): string {
	const { held, badSignatures, permissions, notice } = parts;
	const bySubscription = new Map<string, HeldCallback[]>();
	for (const callback of held) {
		const { subscription } = callback;
		bySubscription.set(subscription, [...(bySubscription.get(subscription) ?? []), callback]);
	}
	return page({
		title: 'Quarantine',
		formToken: permissions.formToken,
		current: 'quarantine',
		content: html`<h1>Quarantine</h1>
			<p class="muted">
				Callbacks that were refused because their signature is wrong. Autodesk retries them for two
				days; the worker holds them for seven days.
			</p>
			${noticeBox(notice)}
			${
				held.length === 0
					? html`<p class="card empty">Empty. Every signed callback had a correct signature.</p>`
					: [...bySubscription].map(([id, callbacks]) => heldFor(id, callbacks, parts))
			}
			<footer class="muted">
				${counted(badSignatures, 'callback')} refused because of their signature since this process
				started
			</footer>`,
	});
}

function heldFor(
	id: string,
	callbacks: readonly HeldCallback[],
	{ labelOf, permissions, now }: QuarantinePageParts,
): Html {
	const latest = callbacks.slice(-SHOWN).reverse();
	const rest = callbacks.length - latest.length;
	return html`<section class="card quarantined">
		<header>
			<h3>${labelOf(id)}</h3>
			<span class="pill retrying">${grouped(callbacks.length)} held</span>
		</header>
		<ul class="plain">
			${latest.map((callback) => entry(callback, permissions, now))}
		</ul>
		${rest > 0 ? html`<p class="muted">and ${grouped(rest)} earlier</p>` : undefined}
		${secretForm(id, permissions)}
	</section>`;
}

function entry(
	{ id, receivedAt, deliveryId, size }: HeldCallback,
	permissions: Permissions,
	now: number,
): Html {
	return html`<li>
		<span class="what"
			><time datetime="${receivedAt}" title="${clock(receivedAt)}">${ago(receivedAt, now)}</time>
			<span class="detail"
				>${deliveryId ?? 'without a delivery id'} · ${grouped(size)} bytes</span
			></span
		>
		${
			permissions.actions === 'allowed'
				? html`<details class="confirm">
						<summary>Discard…</summary>
						${actionButton({
							path: `/dashboard/quarantine/${id}/discard`,
							label: 'Discard permanently',
							formToken: permissions.formToken,
							style: 'danger',
						})}
					</details>`
				: undefined
		}
	</li>`;
}

/** Both buttons send the secret; it is never returned in a page. */
function secretForm(id: string, permissions: Permissions): Html | undefined {
	const { formToken, actions } = permissions;
	if (actions === 'view only') return actionsOff(permissions, 'verify and release them');
	const path = `/dashboard/quarantine/subscriptions/${id}`;
	const field = `secret-${id}`;
	return html`<form class="secret" method="post" action="${path}/verify">
		<input type="hidden" name="formToken" value="${formToken}" />
		<label for="${field}">Corrected secret. Leave empty to use the current secrets</label>
		<input id="${field}" name="secret" type="password" autocomplete="off" spellcheck="false" />
		<div class="actions">
			<button>Verify</button>
			${
				actions === 'allowed'
					? html`<button class="primary" formaction="${path}/release">
							Accept secret and release
						</button>`
					: undefined
			}
		</div>
		${actionsOff(permissions, 'release or discard them')}
	</form>`;
}
