import type { Watch } from '../../watches/watch';
import { ago, clock, counted } from '../format';
import { html, type Html } from '../html';
import { page } from './layout';

export interface WatchesPageParts {
	watches: readonly Watch[];
	/** The display name of a subscription. */
	labelOf: (subscription: string) => string;
	formToken: string;
	/** Unix time in ms */
	now: number;
}

/** What the worker polls, and the result of the last poll. */
export function watchesPage({ watches, labelOf, formToken, now }: WatchesPageParts): string {
	return page({
		title: 'Watches',
		formToken,
		current: 'watches',
		content: html`<h1>Watches</h1>
			<p class="muted">The worker polls these lists, because Autodesk has no webhooks for them.</p>
			${
				watches.length === 0
					? html`<p class="card empty">None. Create one with the APS Webhook Worker node.</p>`
					: html`<ul class="events">
							${watches.map((watch) => entry(watch, labelOf(watch.subscription), now))}
						</ul>`
			}`,
	});
}

function entry(watch: Watch, label: string, now: number): Html {
	const { kind, status, lastRun, records, place } = watch;
	const state = status === 'paused' ? 'paused' : lastRun?.outcome === 'failed' ? 'failed' : status;
	const mood = state === 'failed' ? 'dead' : state === 'paused' ? 'paused' : 'delivered';
	return html`<li class="entry">
		<span class="pill ${mood}">${state}</span>
		<span class="what"
			><strong>${watch.label || kind}</strong>
			<span class="muted">for ${label}</span>
			<span class="detail"
				>${kind} of account ${place.accountId} · ${timing(watch)} ·
				${counted(records, 'record')}</span
			>
			${lastRun && result(lastRun)}</span
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

function timing({ schedule }: Watch): string {
	if ('everyMinutes' in schedule) return `every ${schedule.everyMinutes} min`;
	return `at ${schedule.cron} ${schedule.timezone ?? 'UTC'}`;
}

function result({ outcome, reason, added, updated, removed }: NonNullable<Watch['lastRun']>): Html {
	if (outcome === 'failed') return html`<span class="reason">${reason ?? 'Failed'}</span>`;
	if (outcome === 'baseline') {
		return html`<span class="detail">First poll: the baseline for later ones</span>`;
	}
	return html`<span class="detail">${added} added, ${updated} updated, ${removed} removed</span>`;
}
