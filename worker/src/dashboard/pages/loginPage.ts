import { html } from '../html';
import { page } from './layout';

/** @param complaint why the last try did not count */
export function loginPage(complaint?: string): string {
	return page({
		title: 'Log in',
		content: html`<section class="login card">
			<h1>Log in</h1>
			<p class="muted">
				With an API key of this worker: the variable <code>API_KEY</code>, or
				<code>secrets.json</code> in its data folder.
			</p>
			${complaint === undefined ? undefined : html`<p class="complaint" role="alert">${complaint}</p>`}
			<form method="post" action="/dashboard/login">
				<label for="apiKey">API key</label>
				<input
					id="apiKey"
					name="apiKey"
					type="password"
					autocomplete="current-password"
					required
					autofocus
				/>
				<button class="primary">Log in</button>
			</form>
		</section>`,
	});
}
