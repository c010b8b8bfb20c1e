import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { scopeFields } from '../nodes/credentialScopes/fields';
import { baseUrlField, webhookSecretField } from '../nodes/signIn/credentialFields';
import { outageRules } from '../nodes/signIn/outageRules';
import { redirectRules } from '../nodes/signIn/redirectRules';
import { currentToken, nextToken, TOKEN_FIELD } from '../nodes/signIn/serviceAccount/token';
import { setupNotice } from '../nodes/signIn/setupNotice';

/** A Secure Service Account: a user that is not a person and signs in with a key. */
export class AutodeskPlatformServicesServiceAccountApi implements ICredentialType {
	name = 'autodeskPlatformServicesServiceAccountApi';

	displayName = 'Autodesk Platform Services (Service Account) API';

	icon: Icon = { light: 'file:../icons/aps.svg', dark: 'file:../icons/aps.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-autodesk-platform-services/n8n-nodes-autodesk-platform-services#credentials';

	properties: INodeProperties[] = [
		setupNotice(
			'create an app of type Server-to-Server, and select the APIs you use under API Access. It needs no callback URL.',
			[
				'With this app, create a Secure Service Account and a key of that account, and invite the email address of the account to your projects as you would invite a person.',
				'Paste the IDs, the secret and the key here, select the scopes, and save.',
			],
		),
		baseUrlField,
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'Client ID of the app that owns the service account',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Service Account ID',
			name: 'serviceAccountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 7KJX2MPQ4RTZ',
			description: 'The <code>serviceAccountId</code> that Autodesk returned',
		},
		{
			displayName: 'Key ID',
			name: 'keyId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 4bf2d0a6-93c1-4f1e-8d27-5a6b7c8d9e0f',
			description: 'The <code>kid</code> that Autodesk returned when the key was created',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			required: true,
			default: '',
			placeholder: '-----BEGIN PRIVATE KEY-----',
			description:
				'The <code>privateKey</code> that Autodesk showed once. Line breaks may be real, written as \\n, or missing.',
		},
		...scopeFields('serviceAccount'),
		webhookSecretField,
		{
			displayName: 'Access Token',
			name: TOKEN_FIELD,
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n calls this when there is no token, after a 401, and in each test of the credential. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return { [TOKEN_FIELD]: await nextToken(this.helpers, credential) };
	}

	/**
	 * If there is no matching token, the call is sent without one. Autodesk answers 401, and n8n then
	 * fetches a token and repeats the call.
	 */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const token = currentToken(credential);
		if (token === undefined) return request;
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
	}

	/**
	 * The test fetches a fresh token, so it detects any problem with the sign-in. Listing hubs also
	 * checks that the API that the selected scopes allow is enabled for the app.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: '={{ $credentials.scope.split(" ").includes("data:read") ? "/project/v1/hubs" : "/authentication/v2/keys" }}',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The service account can sign in, but the app may not use the Data Management API. Open the app at https://aps.autodesk.com/myapps, select that API under API Access, and save this credential again.',
				},
			},
			...redirectRules('Check the proxy of the n8n server.'),
			...outageRules(),
		],
	};
}
