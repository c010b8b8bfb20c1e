import { html, type Html } from '../html';

/** What a page allows besides reading. */
export interface Permissions {
	formToken: string;
	/** Whether buttons that change something are shown, and if not, why. */
	actions: 'allowed' | 'off' | 'view only';
}

/**
 * Says in place of buttons why they are missing.
 *
 * @param what they would do, after "to"
 */
export function actionsOff({ actions }: Permissions, what: string): Html | undefined {
	if (actions === 'allowed') return undefined;
	return actions === 'off'
		? html`<p class="muted">
				Actions are off. Set <code>DASHBOARD_ACTIONS=true</code> on the worker to ${what}.
			</p>`
		: html`<p class="muted">
				You are looking only. Log in with a key in <code>API_KEY</code> to ${what}.
			</p>`;
}
