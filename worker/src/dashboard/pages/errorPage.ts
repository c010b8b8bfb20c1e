import { html } from '../html';
import { page } from './layout';

/** The page shown instead of one that failed. */
export function errorPage(title: string, detail: string, formToken?: string): string {
	return page({
		title,
		formToken,
		content: html`<section class="card notice">
			<h1>${title}</h1>
			<p>${detail}.</p>
			<p><a href="/dashboard">Back to the overview</a></p>
		</section>`,
	});
}
