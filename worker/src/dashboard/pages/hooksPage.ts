import { eventNameOrId } from '../../../../protocol/events/eventName';
import type { Gap } from '../../hooks/gap';
import type { Orphan, RegionCheck } from '../../hooks/hookDocuments';
import type { HookState } from '../../hooks/hookState';
import { ago, clock, counted, grouped } from '../format';
import { html, type Html } from '../html';
import { SILENT } from '../subscriptionStates';
import { page } from './layout';

export interface HooksPageParts {
	hooks: readonly HookState[];
	regions: readonly RegionCheck[];
	gaps: readonly Gap[];
	orphans: readonly Orphan[];
	/** Whether the worker has an app of its own to check webhooks. */
	isConfigured: boolean;
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	formToken: string;
	/** Unix time in ms */
	now: number;
}

/** Webhooks shown. A trigger that watches a whole hub has up to 2,000. */
const SHOWN = 200;
/** Gaps shown, latest first. */
const RECENT = 20;

/** Webhooks at Autodesk; those that need attention come first. */
export function hooksPage(parts: HooksPageParts): string {
	const { hooks, regions, gaps, orphans, isConfigured, labelOf, formToken, now } = parts;
	const sorted = [...hooks].sort((a, b) => rank(b) - rank(a) || a.id.localeCompare(b.id));
	const shown = sorted.slice(0, SHOWN);
	const latest = [...gaps].sort((a, b) => b.to.localeCompare(a.to)).slice(0, RECENT);
	return page({
		title: 'Webhooks',
		formToken,
		current: 'hooks',
		content: html`<h1>Webhooks at Autodesk</h1>
			${isConfigured ? undefined : notConfigured()}
			<h2>Regions</h2>
			${
				regions.length === 0
					? html`<p class="card empty">Not checked yet.</p>`
					: html`<ul class="events">
							${regions.map((region) => regionEntry(region, now))}
						</ul>`
			}
			<h2>Webhooks of subscriptions</h2>
			${
				sorted.length === 0
					? html`<p class="card empty">None.</p>`
					: html`<ul class="events">
							${shown.map((state) => hookEntry(state, labelOf(state.subscription), now))}
						</ul>`
			}
			${
				shown.length === sorted.length
					? undefined
					: html`<p class="muted">
							${grouped(sorted.length - shown.length)} more. To see all of them, use
							<b>Webhook: Get Many</b> of the node APS Webhook Worker.
						</p>`
			}
			${
				orphans.length === 0
					? undefined
					: html`<p class="muted">
							Webhooks of this app that call this worker without a subscription:
							${grouped(orphans.length)}. Those created by the Trigger node are removed after a day.
						</p>`
			}
			<h2>Gaps</h2>
			${
				latest.length === 0
					? html`<p class="card empty">None. No webhook has been inactive.</p>`
					: html`<ul class="events">
							${latest.map((gap) => gapEntry(gap, labelOf(gap.subscription)))}
						</ul>`
			}`,
	});
}

function rank({ status, problem }: HookState): number {
	return (SILENT.has(status) ? 2 : 0) + (problem === null ? 0 : 1);
}

function notConfigured(): Html {
	return html`<p class="card notice">
		This worker does not check webhooks. To enable the checks, set <code>APS_CLIENT_ID</code> and
		<code>APS_CLIENT_SECRET</code> to the app of the n8n credential.
	</p>`;
}

function regionEntry({ id, checkedAt, problem }: RegionCheck, now: number): Html {
	return html`<li class="entry">
		<span class="pill ${problem === null ? 'delivered' : 'dead'}"
			>${problem === null ? 'checked' : 'failed'}</span
		>
		<span class="what"
			><strong>${id}</strong> ${problem && html`<span class="reason">${problem}</span>`}</span
		>
		${checkedAt === null ? html`<span class="muted">never</span>` : when(checkedAt, now)}
	</li>`;
}

const MOODS: Record<HookState['status'], string> = {
	active: 'delivered',
	inactive: 'dead',
	missing: 'dead',
	expired: 'none',
	unseen: 'none',
};

function hookEntry({ hook, status, problem, outage }: HookState, label: string, now: number): Html {
	return html`<li class="entry">
		<span class="pill ${MOODS[status]}">${status}</span>
		<span class="what"
			><strong title="${hook.event}">${eventNameOrId(hook.system, hook.event)}</strong>
			<span class="muted">${label} · ${hook.region}</span>
			${problem && html`<span class="reason">${problem}</span>`}</span
		>
		${outage === null ? undefined : html`<span class="since">since ${when(outage.since, now)}</span>`}
	</li>`;
}

const FILLED: Record<Gap['backfill']['status'], string> = {
	planned: 'queued',
	done: 'delivered',
	partial: 'retrying',
	failed: 'dead',
	impossible: 'none',
};

function gapEntry({ hook, from, to, backfill }: Gap, label: string): Html {
	return html`<li class="entry">
		<span class="pill ${FILLED[backfill.status]}">${backfill.status}</span>
		<span class="what"
			><strong title="${hook.event}">${eventNameOrId(hook.system, hook.event)}</strong>
			<span class="muted">${label}</span>
			<span class="detail"
				>${clock(from)} – ${clock(to)} · ${counted(backfill.events, 'event')} backfilled</span
			>
			${backfill.reason && html`<span class="detail">${backfill.reason}</span>`}</span
		>
	</li>`;
}

function when(at: string, now: number): Html {
	return html`<time datetime="${at}" title="${clock(at)}">${ago(at, now)}</time>`;
}
