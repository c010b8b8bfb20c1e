import { REGION_LABELS, REGIONS } from '../../../../protocol/aps/regions';
import { eventNameOrId } from '../../../../protocol/events/eventName';
import { LIMITS } from '../../../../protocol/worker/api/limits';
import {
	CATALOGUE,
	isSentTo,
	type CatalogueEvent,
	type ScopeKind,
} from '../../../../protocol/events/eventCatalogue';
import type { Subscription, SubscriptionHook } from '../../subscriptions/subscription';
import { html, type Html } from '../html';
import { actionButton } from './layout';
import { registration } from './registration';

export interface SubscriptionHooksParts {
	subscription: Subscription;
	callbackUrl: string;
	/** Whether the worker has an app of its own to create webhooks with. */
	canCreate: boolean;
	formToken: string;
}

/** The webhooks that feed a receiver, and how to get one. */
export function subscriptionHooks(parts: SubscriptionHooksParts): Html {
	const { subscription, callbackUrl, canCreate } = parts;
	const { hooks } = subscription;
	return html`${
		hooks.length > 0
			? html`<ul class="card plain">
					${hooks.slice(0, SHOWN).map((hook) => entry(hook, parts))}
				</ul>`
			: undefined
	}
	${
		hooks.length > SHOWN
			? html`<p class="muted">and ${hooks.length - SHOWN} more, on the page Webhooks</p>`
			: undefined
	}
	${canCreate ? form(parts) : hooks.length === 0 ? registration(callbackUrl) : undefined}`;
}

/** Webhooks on the page. */
const SHOWN = 50;

function entry(
	{ hookId, system, event, region, scope }: SubscriptionHook,
	{ subscription, canCreate, formToken }: SubscriptionHooksParts,
): Html {
	const path = `/dashboard/subscriptions/${subscription.id}/hooks/${encodeURIComponent(hookId)}/delete`;
	return html`<li>
		<span class="what"
			>${eventNameOrId(system, event)}
			<span class="detail"
				>${region} · ${Object.values(scope).join(', ') || 'everything'}</span
			></span
		>
		${
			canCreate
				? html`<details class="confirm">
						<summary>Delete…</summary>
						${actionButton({ path, label: 'Delete at Autodesk', formToken, style: 'danger' })}
					</details>`
				: undefined
		}
	</li>`;
}

/** What the worker's app can watch, with the key of the scope known. */
export interface WatchableEvent extends CatalogueEvent {
	scope: Exclude<ScopeKind, 'typed'>;
}

export const WATCHABLE: readonly WatchableEvent[] = CATALOGUE.filter(
	(event): event is WatchableEvent => event.scope !== 'typed' && isSentTo('2L', event),
);

function form({ subscription, formToken }: SubscriptionHooksParts): Html {
	const labels = [...new Set(WATCHABLE.map(({ label }) => label))];
	return html`<form
		class="card form"
		method="post"
		action="/dashboard/subscriptions/${subscription.id}/hooks"
	>
		<input type="hidden" name="formToken" value="${formToken}" />
		<label for="event">Event</label>
		<select id="event" name="event">
			${labels.map(
				(label) =>
					html`<optgroup label="${label}">
						${WATCHABLE.filter((event) => event.label === label).map(
							({ value, name }) => html`<option value="${value}">${label}: ${name}</option>`,
						)}
					</optgroup>`,
			)}
		</select>
		<label for="scope">What to watch</label>
		<input
			id="scope"
			name="scope"
			required
			maxlength="${LIMITS.hooks.scope.maxLength}"
			autocomplete="off"
			spellcheck="false"
			placeholder="urn:adsk.wipprod:fs.folder:co.…"
			aria-describedby="scope-hint"
		/>
		<p class="muted hint" id="scope-hint">
			The ID of a folder for files, folders and cloud models, of a project or an account, or the
			name of a translation workflow. The app of the worker needs access to it.
		</p>
		<label for="projectId">Project of the folder</label>
		<input
			id="projectId"
			name="projectId"
			maxlength="${LIMITS.id.maxLength}"
			autocomplete="off"
			spellcheck="false"
			placeholder="b.…"
			aria-describedby="project-hint"
		/>
		<p class="muted hint" id="project-hint">
			Optional. With it, the worker can find events that were missed while the webhook was inactive.
		</p>
		<label for="region">Region</label>
		<select id="region" name="region">
			${REGIONS.map((region) => html`<option value="${region}">${REGION_LABELS[region]}</option>`)}
		</select>
		<div class="actions"><button>Create webhook</button></div>
	</form>`;
}
