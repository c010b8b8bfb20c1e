import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { SCOPES } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { AUTODESK_URL } from '../../protocol/aps/services';

/** Scopes about the signed-in user; a token without a user cannot have them. */
const USER_ONLY: readonly Scope[] = ['user-profile:read', 'user:read', 'user:write'];

/** Autodesk grants these only to the app itself, to manage its service accounts. */
const APP_ONLY: readonly Scope[] = [
	'application:service_account:read',
	'application:service_account:write',
	'application:service_account_key:read',
	'application:service_account_key:write',
];

/** Autodesk refuses it without a nonce, which n8n does not send, and nothing here uses an ID token. */
const NEVER: readonly Scope[] = ['openid'];

/**
 * What a credential requests when no scope is selected: enough for files, folders and their events.
 * Account and bucket scopes have to be selected explicitly.
 */
export const FILE_SCOPES: readonly Scope[] = [
	'data:create',
	'data:read',
	'data:search',
	'data:write',
];

/** Every URL starts with this one, including the token URL. Hidden: only tests and proxies change it. */
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

/** The scopes that a token of the app itself can have. */
export const appScopesField = scopesField(USER_ONLY);

/** The scopes that a token of a user can have: a person or a service account. */
export const userScopesField = scopesField(APP_ONLY);

export const additionalScopesField: INodeProperties = {
	displayName: 'Additional Scopes',
	name: 'additionalScopes',
	type: 'string',
	default: '',
	placeholder: 'e.g. data:read:urn:adsk.objects:os.object:my-bucket/plan.dwg',
	description: 'Scopes that are not in the list above, separated by spaces',
};

/** What n8n sends: selected and typed scopes, separated by spaces. `scopesOf` reads the same. */
export const scopeField: INodeProperties = {
	displayName: 'Scope',
	name: 'scope',
	type: 'hidden',
	default: `={{ ($self["selectedScopes"] || []).concat(($self["additionalScopes"] || "").split(/[\\s,]+/)).filter((scope) => scope !== "").join(" ") || "${FILE_SCOPES.join(' ')}" }}`,
};

/** ACC and BIM 360 stay invisible until an account admin has done this, whatever the kind of sign-in. */
export const customIntegrationNotice: INodeProperties = {
	displayName:
		'To access ACC or BIM 360 data, an account admin must add the client ID once per account under <b>Account Admin</b> > <b>Custom Integrations</b> > <b>Add Custom Integration</b>. Until then, hubs are missing and calls return 403.',
	name: 'customIntegrationNotice',
	type: 'notice',
	default: '',
};

/** Read by `ownerSecret` of the trigger node. */
export const webhookSecretField: INodeProperties = {
	displayName: 'Webhook Secret',
	name: 'webhookSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Leave empty unless another program has set a secret for all webhooks of this app or user. The trigger then accepts that secret, too, until the secret it creates itself takes effect.',
};

function scopesField(excluded: readonly Scope[]): INodeProperties {
	const options: INodePropertyOptions[] = (Object.keys(SCOPES) as Scope[])
		.filter((scope) => ![...excluded, ...NEVER].includes(scope))
		.map((scope) => ({ name: scope, value: scope, description: SCOPES[scope] }));
	return {
		displayName: 'Scopes',
		// Not `scopes`: n8n's editor writes its own permissions into a field of that name.
		name: 'selectedScopes',
		type: 'multiOptions',
		options,
		// n8n's dialog for a new credential usually loses this, so an empty field means the same.
		default: [...FILE_SCOPES],
		description: 'What the credential may do. Select only what your operations need.',
		hint: `If you select none: ${FILE_SCOPES.join(', ')}. Your selection replaces these.`,
	};
}
