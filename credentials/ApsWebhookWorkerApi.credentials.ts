import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { redirectRules } from '../nodes/signIn/redirectRules';

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
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.url.replace(/\\/+$/, "")}}',
			url: '/api/v1/subscriptions',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'The worker does not accept this API key. Enter one of the keys in its API_KEY.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'The service at this URL is not the worker. Enter the address and port that the worker printed when it started.',
				},
			},
			...redirectRules('Enter the final address of the worker.'),
		],
	};
}
