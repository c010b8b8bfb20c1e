/**
 * OAuth scopes of Autodesk Platform Services, with Autodesk's descriptions. Source: APS developer guide,
 * "Scopes". Scopes are case-sensitive, and separated by spaces when sent.
 */
export const SCOPES = {
	'account:read': 'Read account and hub administration data (projects, users, companies)',
	'account:write': 'Change account and hub administration data',
	'application:service_account:read': 'View service accounts of the app',
	'application:service_account:write': 'Create, change and delete service accounts of the app',
	'application:service_account_key:read': 'View keys of service accounts',
	'application:service_account_key:write': 'Create, change and delete keys of service accounts',
	'bucket:create': 'Create OSS buckets owned by the app',
	'bucket:delete': 'Delete OSS buckets owned by the app',
	'bucket:read': 'List OSS buckets and read their details',
	'bucket:update': 'Change permissions of OSS buckets',
	'code:all': 'Author and run code (Design Automation)',
	'data:create': 'Create new folders, files, versions and webhooks',
	'data:read': 'Read hubs, projects, folders, files, versions, objects and webhooks',
	'data:search': 'Search across data',
	'data:write': 'Create, change and delete data and webhooks',
	openid: 'Receive an ID token of the signed-in user',
	'user-profile:read': 'Read the profile of the signed-in user',
	'user:read': 'Read the basic profile of the signed-in user (legacy)',
	'user:write': 'Change data of the signed-in user',
	'viewables:read': 'Read viewer derivatives only',
} as const;

export type Scope = keyof typeof SCOPES;

/** The scopes that Autodesk documents for creating a webhook. Some tutorials list `data:create` instead. */
export const HOOK_SCOPES: readonly Scope[] = ['data:read', 'data:write'];

/** Each scope once, in the order of {@link SCOPES}. */
export function sortedScopes(scopes: Iterable<Scope>): Scope[] {
	const wanted = new Set(scopes);
	return (Object.keys(SCOPES) as Scope[]).filter((scope) => wanted.has(scope));
}

/**
 * Whether the granted scopes satisfy a required scope. `data:write` is documented as also accepted
 * where `data:create` is listed; no other scope implies another.
 */
export function grants(granted: readonly string[], needed: Scope): boolean {
	if (granted.includes(needed)) return true;
	return needed === 'data:create' && granted.includes('data:write');
}

/** The required scopes that the granted ones do not satisfy, in the given order. */
export function missingScopes(granted: readonly string[], needed: readonly Scope[]): Scope[] {
	return needed.filter((scope) => !grants(granted, scope));
}
