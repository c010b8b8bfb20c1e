import { hasSameScope } from '../../../protocol/aps/hookScope';
import type { Region } from '../../../protocol/aps/regions';
import type { WorkerEventId } from '../../../protocol/events/workerEvents';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type {
	Acknowledge,
	Batch,
	Order,
	SubscriptionStatus,
} from '../../../protocol/worker/api/shapes/subscription';

/** A Trigger node's wish for events: where they go, and how they are brought there. */
export interface Subscription {
	id: string;
	/** The Trigger node's production webhook URL. It identifies the subscription. */
	target: string;
	label: string;
	status: SubscriptionStatus;
	/** The secret part of the callback URL. */
	routeKey: string;
	/** What the Trigger node gives its hooks to sign with. */
	callbackSecret: string;
	/** Further secrets that hooks may sign with, such as an older one or one of the whole app. */
	extraSecrets: string[];
	/** What the Trigger node registered at Autodesk. */
	hooks: SubscriptionHook[];
	/** How many deliveries may be under way at once. */
	concurrency: number;
	batch: Batch;
	acknowledge: Acknowledge;
	order: Order;
	/** What the worker tells this subscription about itself. */
	workerEvents: WorkerEventId[];
	/** ISO 8601 */
	createdAt: string;
	/** ISO 8601 */
	updatedAt: string;
}

export interface SubscriptionHook {
	hookId: string;
	system: string;
	event: string;
	region: Region;
	scope: Record<string, string>;
}

/** The parts of a subscription that a caller may set. */
export type SubscriptionSettings = Pick<
	Subscription,
	| 'label'
	| 'hooks'
	| 'concurrency'
	| 'batch'
	| 'acknowledge'
	| 'order'
	| 'workerEvents'
	| 'extraSecrets'
>;

export const DEFAULT_SETTINGS: SubscriptionSettings = {
	label: '',
	hooks: [],
	concurrency: LIMITS.subscription.concurrency.default,
	batch: {
		maxEvents: LIMITS.batch.maxEvents.default,
		maxWaitSeconds: LIMITS.batch.maxWaitSeconds.default,
	},
	acknowledge: 'started',
	order: 'none',
	workerEvents: [],
	extraSecrets: [],
};

/** Whether two hooks are about the same, so that one can take the place of the other. */
export function watchesTheSame(a: SubscriptionHook, b: SubscriptionHook): boolean {
	return (
		a.region === b.region &&
		a.system === b.system &&
		a.event === b.event &&
		hasSameScope(a.scope, b.scope)
	);
}
