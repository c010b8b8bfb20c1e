import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { APP_SCOPE_OPTIONS, DEFAULT_SCOPES } from '../nodes/shared/aps/scopeOptions';

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
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'hidden',
			default: 'https://developer.api.autodesk.com',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["baseUrl"] }}/authentication/v2/token',
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
			options: APP_SCOPE_OPTIONS,
			default: [...DEFAULT_SCOPES],
			description: 'What the app may do. Tick only what your operations need.',
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

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/authentication/v2/keys' },
	};
}
