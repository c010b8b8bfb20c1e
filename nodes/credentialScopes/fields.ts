import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Authentication } from '../apsClient/access';
import { SCOPES } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { usesOf } from './uses';

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
 * What a credential requests when nothing is selected: enough for files, folders and their events.
 * Account and bucket scopes have to be selected explicitly.
 */
const FILE_SCOPES: readonly Scope[] = ['data:create', 'data:read', 'data:search', 'data:write'];

/**
 * The scopes that a credential requests: by what people do with it, by name, and typed. Together they
 * make up the hidden `scope`, which is what n8n sends.
 */
export function scopeFields(authentication: Authentication): INodeProperties[] {
	return [
		usesField(authentication),
		scopesField(authentication),
		additionalScopesField,
		scopeField(authentication),
	];
}

function usesField(authentication: Authentication): INodeProperties {
	return {
		displayName: 'Scopes by What You Do',
		name: 'selectedUses',
		type: 'multiOptions',
		options: usesOf(authentication).map(({ name, value, description }) => ({
			name,
			value,
			description,
		})),
		default: [],
		description:
			'What you use the credential for. It requests the scopes for that, including those for lists in the editor. Select only what your workflows need.',
		hint: `If you select nothing here and no scopes below: ${FILE_SCOPES.join(', ')}. Your selection replaces these.`,
	};
}

function scopesField(authentication: Authentication): INodeProperties {
	const excluded = [...(authentication === 'twoLegged' ? USER_ONLY : APP_ONLY), ...NEVER];
	const options: INodePropertyOptions[] = (Object.keys(SCOPES) as Scope[])
		.filter((scope) => !excluded.includes(scope))
		.map((scope) => ({ name: scope, value: scope, description: SCOPES[scope] }));
	return {
		displayName: 'Scopes',
		// Not `scopes`: n8n's editor writes its own permissions into a field of that name.
		name: 'selectedScopes',
		type: 'multiOptions',
		options,
		default: [],
		description: 'Scopes by name, in addition to those of what you selected above',
	};
}

const additionalScopesField: INodeProperties = {
	displayName: 'Additional Scopes',
	name: 'additionalScopes',
	type: 'string',
	default: '',
	placeholder: 'e.g. data:read:urn:adsk.objects:os.object:my-bucket/plan.dwg',
	description: 'Scopes that are not in the list above, separated by spaces',
};

/** What n8n sends: all of the above, each scope once, separated by spaces. */
function scopeField(authentication: Authentication): INodeProperties {
	const scopesOfUses = JSON.stringify(
		usesOf(authentication).map(({ value, scopes }) => [value, scopes]),
	);
	const ofUses = `${scopesOfUses}.filter((use) => ($self["selectedUses"] || []).includes(use[0])).flatMap((use) => use[1])`;
	const selected = '$self["selectedScopes"] || []';
	const typed = '($self["additionalScopes"] || "").split(/[\\s,]+/)';
	const once = '(scope, index, all) => scope !== "" && all.indexOf(scope) === index';
	return {
		displayName: 'Scope',
		name: 'scope',
		type: 'hidden',
		default: `={{ ${ofUses}.concat(${selected}, ${typed}).filter(${once}).join(" ") || "${FILE_SCOPES.join(' ')}" }}`,
	};
}
