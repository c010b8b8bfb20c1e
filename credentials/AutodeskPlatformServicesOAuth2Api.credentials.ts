import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { scopeFields } from '../nodes/credentialScopes/fields';
import {
	accessTokenUrlField,
	baseUrlField,
	webhookSecretField,
} from '../nodes/signIn/credentialFields';
import { BEFORE_CLIENT_ID, setupNotice } from '../nodes/signIn/setupNotice';

/** The app acts as the Autodesk user who signed in (authorization code with PKCE and secret). */
export class AutodeskPlatformServicesOAuth2Api implements ICredentialType {
	name = 'autodeskPlatformServicesOAuth2Api';

	displayName = 'Autodesk Platform Services OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = { light: 'file:../icons/aps.svg', dark: 'file:../icons/aps.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-autodesk-platform-services/n8n-nodes-autodesk-platform-services#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Use PKCE',
			name: 'usePkce',
			type: 'hidden',
			default: true,
		},
		baseUrlField,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{ $self["baseUrl"] }}/authentication/v2/authorize',
		},
		accessTokenUrlField,
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		setupNotice(
			'create an app of type Traditional Web App, add the OAuth Redirect URL shown above as its Callback URL, and select the APIs you use under API Access.',
			['Paste the client ID and secret here, select the scopes, save, and choose Connect.'],
			BEFORE_CLIENT_ID,
		),
		...scopeFields('oAuth2'),
		{
			displayName:
				'A sign-in keeps its scopes. After you select other scopes, save and reconnect the account. Autodesk also requires a new sign-in after 15 days without use.',
			name: 'reconnectNotice',
			type: 'notice',
			default: '',
		},
		webhookSecretField,
	];
}
