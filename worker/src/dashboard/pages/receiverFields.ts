import { LIMITS } from '../../../../protocol/worker/api/limits';
import { html, type Html } from '../html';

/** The fields that several forms about a receiver have. What is secret in them is never filled in. */

/** @param label what an empty field means */
export function signingSecretField(label: string): Html {
	return html`<label for="signingSecret">${label}</label>
		<input
			id="signingSecret"
			name="signingSecret"
			type="password"
			autocomplete="off"
			spellcheck="false"
			placeholder="whsec_…"
		/>`;
}

export function headersField(label: string): Html {
	const { maxItems } = LIMITS.subscription.headers;
	return html`<label for="headers">${label}</label>
		<textarea
			id="headers"
			name="headers"
			rows="3"
			autocomplete="off"
			spellcheck="false"
			placeholder="Authorization: Bearer …"
			aria-describedby="headers-hint"
		></textarea>
		<p class="muted hint" id="headers-hint">
			One a line, at most ${maxItems}. They are stored encrypted, and only their names are shown.
		</p>`;
}

interface NumberField {
	name: string;
	label: string;
	limit: { min: number; max: number };
	value: string | number;
}

export function numberField({ name, label, limit, value }: NumberField): Html {
	return html`<label for="${name}">${label}</label>
		<input
			id="${name}"
			name="${name}"
			type="number"
			min="${limit.min}"
			max="${limit.max}"
			value="${value}"
		/>`;
}
