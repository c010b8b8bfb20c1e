import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { redirectRules } from '../nodes/signIn/redirectRules';
import { requireReachable } from '../nodes/workerClient/requireReachable';
import { statusRule } from '../nodes/workerClient/statusRule';

/** Access to the webhook worker between Autodesk and n8n. */
export class ApsWebhookWorkerApi implements ICredentialType {
	name = 'apsWebhookWorkerApi';

	displayName = 'APS Webhook Worker API';

	icon: Icon = { light: 'file:../icons/worker.svg', dark: 'file:../icons/worker.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-autodesk-platform-services/n8n-nodes-autodesk-platform-services#the-worker';

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://worker:3000',
			description: 'Address at which n8n reaches the worker',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "One of the keys in the worker's API_KEY",
		},
		{
			// n8n calls `preAuthentication` only if there is such a field, and for each request while it is empty.
			displayName: 'Connection Check',
			name: 'connectionCheck',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'inTests',
		},
	];

	/**
	 * n8n calls this in each test of the credential, and after a 401. The test's own request could not say
	 * why there is no answer. Nothing is returned, so n8n stores nothing, and nodes make no additional call.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		await requireReachable(this.helpers, credential);
		return {};
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.url.trim().replace(/\\/+$/, "")}}',
			url: '/api/v1/subscriptions',
			disableFollowRedirect: true,
		},
		rules: [
			...[401, 403].map((status) => statusRule(status)),
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'The service at this URL is not the worker. Enter the address and port that the worker printed when it started.',
				},
			},
			...redirectRules('Enter the final address of the worker.'),
			...[500, 502, 503, 504].map((status) => statusRule(status, 'Check the log of the worker')),
		],
	};
}
