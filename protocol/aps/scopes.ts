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
 * The required scopes that the granted ones do not satisfy, in the given order. Where Autodesk lists
 * `data:create`, it documents `data:write` as accepted too, unless it lists both (as for uploads to OSS):
 * then each is required by name. No other scope implies another.
 */
export function missingScopes(granted: readonly string[], needed: readonly Scope[]): Scope[] {
	const writeSuffices = granted.includes('data:write') && !needed.includes('data:write');
	return needed.filter(
		(scope) => !granted.includes(scope) && !(scope === 'data:create' && writeSuffices),
	);
}
