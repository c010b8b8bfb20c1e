import type { WatchStatus } from '../../../../protocol/worker/api/shapes/watch';
import type { Watch } from '../../watches/watch';
import { ago, clock, counted } from '../format';
import { html, type Html } from '../html';
import { actionButton, page } from './layout';
import { actionsOff, type Permissions } from './permissions';

export interface WatchesPageParts {
	watches: readonly Watch[];
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	permissions: Permissions;
	/** Unix time in ms */
	now: number;
}

/** What the worker polls, and the result of the last poll. */
export function watchesPage({ watches, labelOf, permissions, now }: WatchesPageParts): string {
	return page({
		title: 'Watches',
		formToken: permissions.formToken,
		current: 'watches',
		content: html`<h1>Watches</h1>
			<p class="muted">The worker polls these lists, because Autodesk has no webhooks for them.</p>
			${
				watches.length === 0
					? html`<p class="card empty">None. Create one with the APS Webhook Worker node.</p>`
					: html`<ul class="events">
							${watches.map((watch) => entry(watch, labelOf(watch.subscription), permissions, now))}
						</ul>`
			}`,
	});
}

function entry(watch: Watch, label: string, permissions: Permissions, now: number): Html {
	const { id, kind, lastRun, records, place } = watch;
	const state = stateOf(watch);
	return html`<li class="entry">
		<span class="pill ${MOODS[state]}">${state}</span>
		<span class="what"
			><strong>${watch.label || kind}</strong>
			<span class="muted">for ${label}</span>
			<span class="detail"
				>${kind} of ${placeOf(place)} · ${timing(watch)} · ${counted(records, 'record')}</span
			>
			${lastRun && result(lastRun)}
			${
				state !== 'suspicious'
					? undefined
					: permissions.actions === 'allowed'
						? actionButton({
								path: `/dashboard/watches/${id}/accept`,
								label: 'Accept the drop',
								formToken: permissions.formToken,
								style: 'danger',
							})
						: actionsOff(permissions, 'accept the drop')
			}</span
		>
		${
			lastRun === null
				? html`<span class="muted">never</span>`
				: html`<time datetime="${lastRun.finishedAt}" title="${clock(lastRun.finishedAt)}"
						>${ago(lastRun.finishedAt, now)}</time
					>`
		}
	</li>`;
}

function placeOf({ accountId, projectId, allProjects }: Watch['place']): string {
	if (allProjects) return `all projects of account ${accountId}`;
	return projectId === null ? `account ${accountId}` : `project ${projectId}`;
}

type State = WatchStatus | 'failed' | 'partial' | 'suspicious';

const MOODS: Readonly<Record<State, string>> = {
	active: 'delivered',
	paused: 'paused',
	failed: 'dead',
	partial: 'retrying',
	suspicious: 'retrying',
};

/** A paused watch is shown as such, unless it needs a decision. */
function stateOf({ status, lastRun }: Watch): State {
	if (lastRun?.outcome === 'suspicious') return 'suspicious';
	const outcome = lastRun?.outcome;
	return status === 'active' && (outcome === 'failed' || outcome === 'partial') ? outcome : status;
}

function timing({ schedule }: Watch): string {
	if ('everyMinutes' in schedule) return `every ${schedule.everyMinutes} min`;
	return `at ${schedule.cron} ${schedule.timezone ?? 'UTC'}`;
}

function result({ outcome, reason, added, updated, removed }: NonNullable<Watch['lastRun']>): Html {
	const counts = html`<span class="detail"
		>${added} added, ${updated} updated, ${removed} removed</span
	>`;
	if (outcome === 'failed' || outcome === 'suspicious') {
		return html`<span class="reason">${reason ?? 'Failed'}</span>`;
	}
	if (outcome === 'partial') return html`${counts}<span class="reason">${reason ?? ''}</span>`;
	if (outcome === 'baseline') {
		return html`<span class="detail">First poll: the baseline for later ones</span>`;
	}
	return counts;
}
