import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { DEFAULT_SCOPES, USER_SCOPE_OPTIONS } from '../nodes/shared/aps/scopeOptions';

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
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'hidden',
			default: 'https://developer.api.autodesk.com',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{ $self["baseUrl"] }}/authentication/v2/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["baseUrl"] }}/authentication/v2/token',
		},
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
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			options: USER_SCOPE_OPTIONS,
			default: [...DEFAULT_SCOPES],
			description:
				'What the app may do in the name of the user. Tick only what your operations need.',
		},
		{
			displayName: 'Additional Scopes',
			name: 'additionalScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. data:read:urn:adsk.objects:os.object:my-bucket/plan.dwg',
			description: 'Further scopes, separated by spaces',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default:
				'={{ ($self["scopes"] || []).concat(($self["additionalScopes"] || "").split(/[\\s,]+/)).filter((scope) => scope !== "").join(" ") }}',
		},
	];
}
