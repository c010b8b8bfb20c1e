import type {
	DeliveryAttempt,
	DeliveryDetail,
} from '../../../../protocol/worker/api/shapes/delivery';
import { jsonExcerpt } from '../../excerpt';
import { clock, grouped } from '../format';
import { html, type Html } from '../html';
import { eventFacts } from './eventFacts';
import { actionButton, page } from './layout';
import { actionsOff, type Permissions } from './permissions';

/** One event: what it is about, its attempts and payload. */
export function deliveryPage(detail: DeliveryDetail, permissions: Permissions): string {
	const { id, event, about, status, history } = detail;
	const title = about?.name ?? event;
	return page({
		title,
		formToken: permissions.formToken,
		content: html`<p class="crumbs"><a href="/dashboard/deliveries?status=${status}">Events</a></p>
			<section class="card">
				<header>
					<h1>${title}</h1>
					<span class="pill ${status}">${status}</span>
				</header>
				${detail.reason === null ? undefined : html`<p class="reason">${detail.reason}</p>`}
				${eventFacts(detail)}
				${
					permissions.actions === 'allowed'
						? actionsFor(detail, permissions.formToken)
						: actionsOff(permissions, 'replay or discard it')
				}
			</section>
			<h2>Attempts</h2>
			${
				history.length === 0
					? html`<p class="card empty">None yet.</p>`
					: html`<ol class="attempts">
							${history.map(attemptEntry)}
						</ol>`
			}
			<h2>Payload</h2>
			${code(detail.payload)}
			<details class="card">
				<summary>Webhook and headers</summary>
				${code(detail.hook)} ${code(detail.headers)}
			</details>
			<p class="more">
				<a href="/dashboard/deliveries/${id}/event.json" download>Download the event (JSON)</a>
			</p>`,
	});
}

function actionsFor({ id, status }: DeliveryDetail, formToken: string): Html {
	const path = `/dashboard/deliveries/${id}`;
	const waits = status === 'queued' || status === 'delivering';
	return html`<div class="actions">
		${
			waits
				? undefined
				: actionButton({
						path: `${path}/replay`,
						label: status === 'retrying' ? 'Retry now' : 'Replay',
						formToken,
						style: 'primary',
					})
		}
		${
			status === 'delivering'
				? undefined
				: html`<details class="confirm">
						<summary>Discard…</summary>
						${actionButton({ path: `${path}/discard`, label: 'Discard permanently', formToken, style: 'danger' })}
					</details>`
		}
	</div>`;
}

function attemptEntry({
	attempt,
	at,
	status,
	duration,
	delivered,
	reason,
	nextAt,
}: DeliveryAttempt): Html {
	return html`<li class="card ${delivered ? 'good' : 'bad'}">
		<strong>${attempt}. ${delivered ? 'Delivered' : (reason ?? 'Failed')}</strong>
		<span class="muted"
			>${clock(at)} · ${status === undefined ? 'no answer' : `status ${status}`} ·
			${Math.round(duration)}
			ms${nextAt === undefined ? '' : ` · next attempt ${clock(nextAt)}`}</span
		>
	</li>`;
}

function code(value: unknown): Html {
	const { text, cutFrom } = jsonExcerpt(value);
	return html`<pre><code>${text}</code></pre>
		${
			cutFrom === undefined
				? undefined
				: html`<p class="muted">
						The first ${grouped(text.length)} of ${grouped(cutFrom)} characters. To see all of them,
						download the event.
					</p>`
		}`;
}
