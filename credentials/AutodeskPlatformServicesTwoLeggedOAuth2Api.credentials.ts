import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { scopeFields } from '../nodes/credentialScopes/fields';
import {
	accessTokenUrlField,
	baseUrlField,
	webhookSecretField,
} from '../nodes/signIn/credentialFields';
import { outageRules } from '../nodes/signIn/outageRules';
import { redirectRules } from '../nodes/signIn/redirectRules';
import { BEFORE_CLIENT_ID, setupNotice } from '../nodes/signIn/setupNotice';

/** The app acts as itself (client credentials). */
export class AutodeskPlatformServicesTwoLeggedOAuth2Api implements ICredentialType {
	name = 'autodeskPlatformServicesTwoLeggedOAuth2Api';

	displayName = 'Autodesk Platform Services (2-Legged) OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = { light: 'file:../icons/aps.svg', dark: 'file:../icons/aps.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-autodesk-platform-services/n8n-nodes-autodesk-platform-services#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		baseUrlField,
		accessTokenUrlField,
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		setupNotice(
			'create an app of type Traditional Web App or Server-to-Server, and select the APIs you use under API Access. It needs no callback URL.',
			['Paste the client ID and secret here, select the scopes, and save.'],
			BEFORE_CLIENT_ID,
		),
		...scopeFields('twoLegged'),
		webhookSecretField,
	];

	/**
	 * The test always fetches a fresh token, so it detects a wrong secret or scope. It also calls an API
	 * that the selected scopes allow, to check that the API is enabled for the app. With scopes that
	 * allow no call without an id, it reads Autodesk's public keys.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: '={{ $credentials.scope.split(" ").includes("data:read") ? "/project/v1/hubs" : $credentials.scope.split(" ").includes("bucket:read") ? "/oss/v2/buckets?limit=1" : "/authentication/v2/keys" }}',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The client ID and secret are correct, but the app may not use the Data Management API. Open the app at https://aps.autodesk.com/myapps, select that API under API Access, and save this credential again.',
				},
			},
			...redirectRules('Check the proxy of the n8n server.'),
			...outageRules(),
		],
	};
}
