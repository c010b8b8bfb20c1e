import { html, type Html } from '../html';

/** How somebody without n8n has Autodesk send the events of a subscription. It contains the callback URL. */
export function registration(callbackUrl: string): Html {
	return html`<section class="card">
		<p>
			With an Autodesk app of its own (<code>APS_CLIENT_ID</code>), the worker creates webhooks for
			you. Without, create one with the callback URL, then set its secret to the callback secret.
			This example is for new versions of files in a folder.
		</p>
		<pre><code>${commands(callbackUrl)}</code></pre>
		<p class="muted">
			For a hub outside the United States, add its region to both requests, such as
			<code>-H 'x-ads-region: EMEA'</code>.
		</p>
	</section>`;
}

function commands(callbackUrl: string): string {
	const hooks =
		'https://developer.api.autodesk.com/webhooks/v1/systems/data/events/dm.version.added/hooks';
	const headers = `-H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json'`;
	const body = JSON.stringify({ callbackUrl, scope: { folder: '<folder URN>' } }, null, 2);
	return `curl ${hooks} \\
  ${headers} \\
  -d '${body.replaceAll("'", String.raw`'\''`)}'

curl -X PATCH ${hooks}/<hook ID> \\
  ${headers} \\
  -d '{ "token": "<callback secret>" }'
`;
}
