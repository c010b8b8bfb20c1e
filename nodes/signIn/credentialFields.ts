import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { SCOPES } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { AUTODESK_URL } from '../../protocol/aps/services';

/** Scopes that say something about the signed-in user; a token without a user cannot have them. */
const USER_ONLY: readonly Scope[] = ['user-profile:read', 'user:read', 'user:write'];

/** Autodesk gives these to the app itself only, to manage its service accounts. */
const APP_ONLY: readonly Scope[] = [
	'application:service_account:read',
	'application:service_account:write',
	'application:service_account_key:read',
	'application:service_account_key:write',
];

/** Autodesk refuses it without a nonce, which n8n does not send; nor has an ID token any use here. */
const NEVER: readonly Scope[] = ['openid'];

/**
 * What a credential asks for while nothing is ticked: enough for files, folders and their events.
 * Account and bucket rights are ticked deliberately.
 */
export const FILE_SCOPES: readonly Scope[] = [
	'data:create',
	'data:read',
	'data:search',
	'data:write',
];

/** Every URL follows this one, the token's included. Hidden: only tests and proxies change it. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'hidden',
	default: AUTODESK_URL,
};

export const accessTokenUrlField: INodeProperties = {
	displayName: 'Access Token URL',
	name: 'accessTokenUrl',
	type: 'hidden',
	default: '={{ $self["baseUrl"] }}/authentication/v2/token',
};

/** Tick boxes for the scopes of a token that belongs to the app itself. */
export const appScopesField = scopesField(USER_ONLY);

/** Tick boxes for the scopes of a token that belongs to a user: a person or a service account. */
export const userScopesField = scopesField(APP_ONLY);

export const additionalScopesField: INodeProperties = {
	displayName: 'Additional Scopes',
	name: 'additionalScopes',
	type: 'string',
	default: '',
	placeholder: 'e.g. data:read:urn:adsk.objects:os.object:my-bucket/plan.dwg',
	description: 'Further scopes, separated by spaces, for what has no tick box above',
};

/** What n8n sends: ticked and typed scopes, separated by spaces. See `scopesOf`, which reads the same. */
export const scopeField: INodeProperties = {
	displayName: 'Scope',
	name: 'scope',
	type: 'hidden',
	default: `={{ ($self["tickedScopes"] || []).concat(($self["additionalScopes"] || "").split(/[\\s,]+/)).filter((scope) => scope !== "").join(" ") || "${FILE_SCOPES.join(' ')}" }}`,
};

/** ACC and BIM 360 stay invisible until an account admin has done this, whichever way the app signs in. */
export const customIntegrationNotice: INodeProperties = {
	displayName:
		'To reach ACC or BIM 360 data, an account admin must add the client ID once per account: <b>Account Admin</b> > <b>Custom Integrations</b> > <b>Add Custom Integration</b>. Until then hubs are missing and calls answer 403.',
	name: 'customIntegrationNotice',
	type: 'notice',
	default: '',
};

/** See `ownerSecret` of the trigger node, which reads it. */
export const webhookSecretField: INodeProperties = {
	displayName: 'Webhook Secret',
	name: 'webhookSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Leave empty, unless some program has set a secret for all webhooks of this app or user. The trigger then also accepts that one until its own, which it makes by itself, takes effect.',
};

function scopesField(excluded: readonly Scope[]): INodeProperties {
	const options: INodePropertyOptions[] = (Object.keys(SCOPES) as Scope[])
		.filter((scope) => ![...excluded, ...NEVER].includes(scope))
		.map((scope) => ({ name: scope, value: scope, description: SCOPES[scope] }));
	return {
		displayName: 'Scopes',
		// Not `scopes`: n8n's editor writes its own permissions into a field of that name.
		name: 'tickedScopes',
		type: 'multiOptions',
		options,
		// n8n's dialog for a new credential mostly loses this, hence the same for a field left empty.
		default: [...FILE_SCOPES],
		description: 'What the credential may do. Tick only what your operations need.',
		hint: `While nothing is ticked: ${FILE_SCOPES.join(', ')}. What is ticked replaces these.`,
	};
}
