import type { INodePropertyOptions } from 'n8n-workflow';
import { SCOPES } from '../protocol/scopes';
import type { Scope } from '../protocol/scopes';

/** Scopes that say something about the signed-in user; a token without a user cannot have them. */
const USER_ONLY: readonly Scope[] = ['openid', 'user-profile:read', 'user:read', 'user:write'];

/** Autodesk gives these to the app itself only, to manage its service accounts. */
const APP_ONLY: readonly Scope[] = [
	'application:service_account:read',
	'application:service_account:write',
	'application:service_account_key:read',
	'application:service_account_key:write',
];

/** The tick boxes of the 2-legged credential. */
export const APP_SCOPE_OPTIONS = optionsWithout(USER_ONLY);

/** The tick boxes of the 3-legged credential. */
export const USER_SCOPE_OPTIONS = optionsWithout(APP_ONLY);

/** What work with files, folders and their events needs. Account and bucket rights are ticked deliberately. */
export const DEFAULT_SCOPES: readonly Scope[] = [
	'data:create',
	'data:read',
	'data:search',
	'data:write',
];

function optionsWithout(excluded: readonly Scope[]): INodePropertyOptions[] {
	return (Object.keys(SCOPES) as Scope[])
		.filter((scope) => !excluded.includes(scope))
		.map((scope) => ({ name: scope, value: scope, description: SCOPES[scope] }));
}
