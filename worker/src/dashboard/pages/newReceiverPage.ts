import { LIMITS } from '../../../../protocol/worker/api/limits';
import { html, type Html } from '../html';
import { page } from './layout';
import { actionsOff, type Permissions } from './permissions';
import { headersField, numberField, signingSecretField } from './receiverFields';

/** What the form shows: as entered, except for secrets. */
export interface NewReceiverValues {
	label: string;
	target: string;
	concurrency: string;
	maxEvents: string;
	maxWaitSeconds: string;
}

export const NEW_RECEIVER: NewReceiverValues = {
	label: '',
	target: '',
	concurrency: String(LIMITS.subscription.concurrency.default),
	maxEvents: String(LIMITS.batch.maxEvents.default),
	maxWaitSeconds: String(LIMITS.batch.maxWaitSeconds.default),
};

export interface NewReceiverPageParts {
	values: NewReceiverValues;
	permissions: Permissions;
	/** What is wrong with what was entered, as sentences without a period. */
	complaints?: readonly string[];
	/** Id of the subscription that the target has already. */
	existing?: string;
}

/** The form that creates the subscription of a receiver other than n8n. */
export function newReceiverPage(parts: NewReceiverPageParts): string {
	const { permissions } = parts;
	return page({
		title: 'New receiver',
		formToken: permissions.formToken,
		content: html`<p class="crumbs"><a href="/dashboard">Overview</a></p>
			<h1>New receiver</h1>
			<p class="muted">
				Any program that accepts HTTP requests can get events from the worker, with everything that
				trigger nodes of n8n get: storage, batches, retries and dead letters. Trigger nodes create
				their subscriptions themselves.
			</p>
			${permissions.actions === 'allowed' ? form(parts) : actionsOff(permissions, 'add a receiver')}`,
	});
}

function form(parts: NewReceiverPageParts): Html {
	const { values, permissions } = parts;
	const { subscription, batch } = LIMITS;
	return html`<form class="card form" method="post" action="/dashboard/subscriptions">
		<input type="hidden" name="formToken" value="${permissions.formToken}" />
		${complaintBox(parts)}
		<label for="label">Label</label>
		<input
			id="label"
			name="label"
			maxlength="${subscription.label.maxLength}"
			value="${values.label}"
			placeholder="Drawings in the archive"
		/>
		<label for="target">Target URL</label>
		<input
			id="target"
			name="target"
			type="url"
			required
			value="${values.target}"
			placeholder="https://receiver.example.com/aps"
		/>
		<p class="muted hint">
			<code>ALLOWED_TARGETS</code> of the worker must contain its origin. It cannot be changed
			later.
		</p>
		${signingSecretField('Signing secret. Leave empty to generate one')}
		${headersField('Headers that every delivery carries')}
		<details>
			<summary>Delivery</summary>
			${numberField({
				name: 'concurrency',
				label: 'Deliveries at the same time',
				limit: subscription.concurrency,
				value: values.concurrency,
			})}
			${numberField({
				name: 'maxEvents',
				label: 'Events per delivery, at most',
				limit: batch.maxEvents,
				value: values.maxEvents,
			})}
			${numberField({
				name: 'maxWaitSeconds',
				label: 'Wait for more events, in seconds',
				limit: batch.maxWaitSeconds,
				value: values.maxWaitSeconds,
			})}
		</details>
		<div class="actions"><button class="primary">Create</button></div>
	</form>`;
}

function complaintBox({ complaints = [], existing }: NewReceiverPageParts): Html | undefined {
	if (existing !== undefined) {
		return html`<p class="complaint" role="alert">
			This target has <a href="/dashboard/subscriptions/${existing}">a subscription</a> already.
			Nothing was changed.
		</p>`;
	}
	if (complaints.length === 0) return undefined;
	return html`<div class="complaint" role="alert">
		${complaints.map((complaint) => html`<p>${complaint}.</p>`)}
		<p>Nothing was created. Enter the signing secret and the headers again.</p>
	</div>`;
}
