import { LIMITS } from '../../../../protocol/worker/api/limits';
import { signingKeyOf, type Subscription } from '../../subscriptions/subscription';
import { html, type Html } from '../html';
import { actionButton } from './layout';
import { headersField, numberField, signingSecretField } from './receiverFields';

/** The forms that change a subscription. */
export function subscriptionForms(subscription: Subscription, formToken: string): Html {
	const path = `/dashboard/subscriptions/${subscription.id}`;
	const isReceiver = signingKeyOf(subscription) === 'secret';
	return html`<h2>Headers</h2>
		<form class="card form" method="post" action="${path}/headers">
			<input type="hidden" name="formToken" value="${formToken}" />
			${headersField('All headers that deliveries are to carry. Leave empty to remove them')}
			<div class="actions"><button>Replace headers</button></div>
		</form>
		${isReceiver ? html`${rotation(subscription, path, formToken)} ${deletion(path, formToken)}` : undefined}`;
}

/** The form works once: a page that the browser loads again must not replace the secret again. */
function rotation({ updatedAt }: Subscription, path: string, formToken: string): Html {
	const { keepPreviousHours } = LIMITS.subscription;
	return html`<h2>Signing secret</h2>
		<form class="card form" method="post" action="${path}/rotate">
			<input type="hidden" name="formToken" value="${formToken}" />
			<input type="hidden" name="seen" value="${updatedAt}" />
			${signingSecretField('New secret. Leave empty to generate one')}
			${numberField({
				name: 'keepPreviousHours',
				label: 'Hours that the previous secret signs, too. Enter 0 if it has leaked',
				limit: keepPreviousHours,
				value: keepPreviousHours.default,
			})}
			<div class="actions"><button>Rotate secret</button></div>
		</form>`;
}

/** Trigger nodes delete theirs. */
function deletion(path: string, formToken: string): Html {
	return html`<h2>Delete</h2>
		<section class="card">
			<p>
				Undelivered events are lost. Delete the webhooks at Autodesk, too: the worker refuses their
				callbacks.
			</p>
			<div class="actions">
				<details class="confirm">
					<summary>Delete…</summary>
					${actionButton({
						path: `${path}/delete`,
						label: 'Delete permanently',
						formToken,
						style: 'danger',
					})}
				</details>
			</div>
		</section>`;
}
