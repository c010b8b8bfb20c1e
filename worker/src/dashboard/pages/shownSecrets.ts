import { html, type Html } from '../html';

/** Secrets that a page shows because they were created just now. No page shows them again. */
export interface ShownSecrets {
	callbackSecret?: string | undefined;
	/** Absent if somebody has entered it, and so has it already. */
	signingSecret?: string | undefined;
}

const LABELS = {
	signingSecret: 'Signing secret, for the receiver',
	callbackSecret: 'Callback secret, for the webhook at Autodesk',
} as const satisfies Record<keyof ShownSecrets, string>;

const ORDER = ['signingSecret', 'callbackSecret'] as const;

export function shownSecrets(secrets: ShownSecrets): Html | undefined {
	const shown = ORDER.filter((name) => secrets[name] !== undefined);
	if (shown.length === 0) return undefined;
	return html`<section class="card once" role="status">
		<h3>Copy this now. The worker does not show it again.</h3>
		<dl>
			${shown.map(
				(name) =>
					html`<div>
						<dt>${LABELS[name]}</dt>
						<dd><code id="${name}-once">${secrets[name]}</code></dd>
					</div>`,
			)}
		</dl>
	</section>`;
}
