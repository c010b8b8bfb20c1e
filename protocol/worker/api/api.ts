import type { ApiOperation, ApiOperations } from './operation';
import { accounts } from './operations/accounts';
import { deliveries } from './operations/deliveries';
import { encryption } from './operations/encryption';
import { hooks } from './operations/hooks';
import { quarantine } from './operations/quarantine';
import { replays } from './operations/replays';
import { subscriptions } from './operations/subscriptions';
import { syncStates } from './operations/syncStates';
import { traffic } from './operations/traffic';
import { watches } from './operations/watches';

/** Where the admin API is on a worker. Every call carries `Authorization: Bearer <API_KEY>`. */
export const API_PREFIX = '/api/v1';

/** Every operation of the worker's admin API, by resource and name. */
export const api = {
	subscriptions,
	deliveries,
	replays,
	hooks,
	watches,
	quarantine,
	accounts,
	syncStates,
	traffic,
	encryption,
} as const satisfies Readonly<Record<string, ApiOperations>>;

export type ApiResource = keyof typeof api;

/** What each resource is, without a period. */
export const ABOUT: Readonly<Record<ApiResource, string>> = {
	subscriptions: 'Who gets events and how; one for each trigger node',
	deliveries: 'Events and where they are on their way to n8n',
	replays: 'Deliveries of many events again, in the background',
	hooks: 'Health of the webhooks at Autodesk',
	watches: 'Lists that the worker polls because Autodesk has no webhooks for them',
	quarantine: 'Callbacks that were refused because of their signature',
	accounts: 'Accounts that the app of the worker can access, and so watch',
	syncStates: 'What syncs of users remember between their runs',
	traffic: 'How much is received and delivered, how fast, and what fails',
	encryption: 'Rotation of the key that the store is encrypted with',
};

/** Every operation with its resource, in the order of the contract. */
export function everyApiOperation(): Array<{ resource: ApiResource; operation: ApiOperation }> {
	const resources: Readonly<Record<ApiResource, ApiOperations>> = api;
	return (Object.keys(api) as ApiResource[]).flatMap((resource) =>
		Object.values(resources[resource]).map((operation) => ({ resource, operation })),
	);
}
