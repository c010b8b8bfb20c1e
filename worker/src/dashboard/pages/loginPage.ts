import { html } from '../html';
import { page } from './layout';

/** @param complaint why the last attempt failed */
export function loginPage(complaint?: string): string {
	return page({
		title: 'Log in',
		content: html`<section class="login card">
			<h1>Log in</h1>
			<p class="muted">
				Enter an API key of this worker. It is in the variable <code>API_KEY</code>, or in
				<code>secrets.json</code> in the data folder. A key in <code>VIEW_KEY</code> opens the same
				pages for looking only.
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
