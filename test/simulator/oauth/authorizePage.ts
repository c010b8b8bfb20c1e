import { SCOPES } from '../../../protocol/aps/scopes';
import type { App } from '../state/identity';
import type { User } from '../state/people';

/** Query parameter of the simulator's own: what the user presses. Scripts send it at once. */
export const DECISION = 'simulator_decision';

/** The consent page: who signs in, what the app asks for, Allow and Deny. */
export function authorizePage(
	app: App,
	user: Pick<User, 'firstName' | 'lastName' | 'email'>,
	scopes: readonly string[],
	query: URLSearchParams,
): string {
	const hidden = [...query]
		.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
		.join('\n');
	const wishes = scopes
		.map((scope) => `<li><code>${escape(scope)}</code> ${escape(describe(scope))}</li>`)
		.join('\n');
	return page(
		'Authorize application',
		`<p>Signed in as <strong>${user.firstName} ${user.lastName}</strong> (${user.email})</p>
<p>The app <code>${escape(app.clientId)}</code> would like to:</p>
<ul>
${wishes}
</ul>
<form method="get" action="/authentication/v2/authorize">
${hidden}
<button name="${DECISION}" value="allow" id="allow">Allow</button>
<button name="${DECISION}" value="deny" id="deny">Deny</button>
</form>`,
	);
}

export function errorPage(message: string): string {
	return page('Something is wrong with this request', `<p>${escape(message)}</p>`);
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} - APS simulator</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}
button{font:inherit;padding:.5rem 1.5rem;margin-right:.5rem}</style></head>
<body><h1>${title}</h1>
${content}
<p><small>This is the APS simulator. No Autodesk account is involved.</small></p>
</body></html>
`;
}

function describe(scope: string): string {
	return scope in SCOPES ? SCOPES[scope as keyof typeof SCOPES] : '';
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
