import type { GuideEvent } from './catalogue';
import type { Choice } from './choice';
import type { Line, Step } from './step';

const REPOSITORY =
	'https://github.com/n8n-nodes-autodesk-platform-services/n8n-nodes-autodesk-platform-services';

/** What lets the chosen events reach n8n. */
export function deliverEvents(events: readonly GuideEvent[], { delivery }: Choice): Step {
	const polled = events.some(({ source }) => source === 'poll');
	const workerOnly = events.some(({ source }) => source !== 'webhook');
	const lines: Line[] =
		delivery === 'worker' || workerOnly
			? [
					`Run the [webhook worker](${REPOSITORY}#the-worker) at an HTTPS address that Autodesk can reach (\`PUBLIC_URL\`), allow n8n’s address (\`ALLOWED_TARGETS\`), and create the credential **APS Webhook Worker API**. In the trigger, choose **Delivery > Webhook Worker**.`,
				]
			: [
					'Autodesk calls n8n itself, so n8n must be reachable from the internet over HTTPS, and `WEBHOOK_URL` must be that address. For bulk uploads, or an n8n that must not face the internet, use the worker.',
				];
	if (polled) {
		lines.push(
			'Autodesk has no webhooks for these lists, so the worker polls them. Give it an app of its own (`APS_CLIENT_ID`, `APS_CLIENT_SECRET`) with access to the Autodesk Construction Cloud API and the BIM 360 API, which an account admin has added as a custom integration. For RFIs, submittals and forms, also give it a service account (`APS_SERVICE_ACCOUNT_ID` and its key) that is a member of the project.',
		);
	}
	return { title: 'Let the events reach n8n', lines };
}
