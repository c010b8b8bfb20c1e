import { html, type Html } from '../html';

interface Snippet {
	language: string;
	code: string;
}

/**
 * Complete receivers that verify deliveries with the library of Standard Webhooks.
 *
 * @param target where deliveries go; its path is the one that the receiver serves
 */
export function verificationSnippets(target: string): Snippet[] {
	const path = JSON.stringify(routeOf(target));
	return [
		{ language: 'Node.js', code: nodeReceiver(path) },
		{ language: 'Python', code: pythonReceiver(path) },
	];
}

/** How a receiver with a secret of its own verifies deliveries. */
export function verification(target: string): Html {
	return html`<section class="card">
		<p>
			Deliveries follow Standard Webhooks 1.0, so its libraries verify them. Store the signing
			secret in the receiver as <code>SIGNING_SECRET</code>. Any answer with status 2xx counts as
			delivered; events that are delivered twice have the same <code>id</code>.
		</p>
		${verificationSnippets(target).map(
			({ language, code }) =>
				html`<details>
					<summary>${language}</summary>
					<pre><code>${code}</code></pre>
				</details>`,
		)}
	</section>`;
}

/** Frameworks give other characters a meaning, and decode them differently. */
const PLAIN_PATH = /^(?:\/[\w.~-]*)+$/;

/** The path that the receiver serves, or a placeholder for an unusual one. */
function routeOf(target: string): string {
	const { pathname } = new URL(target);
	return PLAIN_PATH.test(pathname) ? pathname : '/path-of-the-target';
}

/** @param path a JSON string, which JavaScript and Python read alike */
function nodeReceiver(path: string): string {
	return `// npm install express standardwebhooks
import express from 'express';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.SIGNING_SECRET); // whsec_…
const app = express();

// The signature covers the exact bytes, so the body must not be parsed before.
app.post(${path}, express.raw({ type: 'application/json', limit: '16mb' }), (request, response) => {
  let delivery;
  try {
    delivery = webhook.verify(request.body, request.headers);
  } catch {
    return response.sendStatus(401);
  }
  for (const { id, event, payload } of delivery.events) console.log(id, event, payload);
  response.sendStatus(204);
});

app.listen(process.env.PORT ?? 8080);
`;
}

/** The library raises a ValueError for headers and bodies that are damaged. */
function pythonReceiver(path: string): string {
	return `# pip install flask standardwebhooks
import os

from flask import Flask, request
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

webhook = Webhook(os.environ["SIGNING_SECRET"])  # whsec_…
app = Flask(__name__)


# The signature covers the exact bytes, so the body must not be parsed before.
@app.post(${path})
def receive():
    try:
        delivery = webhook.verify(request.get_data(), dict(request.headers))
    except (WebhookVerificationError, ValueError):
        return "", 401
    for event in delivery["events"]:
        print(event["id"], event["event"], event["payload"])
    return "", 204


app.run(port=int(os.environ.get("PORT", "8080")))
`;
}
