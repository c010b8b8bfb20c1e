import { hasSameScope } from '../../../protocol/aps/hookScope';
import type { Region } from '../../../protocol/aps/regions';
import type { WorkerEventId } from '../../../protocol/events/workerEvents';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { DeliveryHeaders } from '../../../protocol/worker/deliveryHeaders';
import type {
	Acknowledge,
	Batch,
	Order,
	SigningKey,
	SubscriptionStatus,
} from '../../../protocol/worker/api/shapes/subscription';

/** A receiver's request for events: where they go, and how they are delivered. */
export interface Subscription {
	id: string;
	/** The Trigger node's production webhook URL, or another receiver's. It identifies the subscription. */
	target: string;
	label: string;
	status: SubscriptionStatus;
	/** The secret part of the callback URL. */
	routeKey: string;
	/** The secret that the Trigger node gives its hooks to sign with. */
	callbackSecret: string;
	/** Further secrets that hooks may sign with, such as a previous one or one of the whole app. */
	extraSecrets: string[];
	/** Secrets that sign deliveries, newest first. Empty: deliveries are signed with the derived key. */
	signingSecrets: SigningSecret[];
	/** Headers of its own that deliveries carry. Their values are secrets. */
	headers: DeliveryHeaders;
	/** The hooks that the Trigger node registered at Autodesk. */
	hooks: SubscriptionHook[];
	/** Maximum number of simultaneous deliveries. */
	concurrency: number;
	batch: Batch;
	acknowledge: Acknowledge;
	order: Order;
	/** The worker events that this subscription receives. */
	workerEvents: WorkerEventId[];
	/** ISO 8601 */
	createdAt: string;
	/** ISO 8601 */
	updatedAt: string;
}

export interface SigningSecret {
	/** `whsec_…` */
	secret: string;
	/** When it was replaced and no longer signs, ISO 8601; null for the current one. */
	until: string | null;
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
	| 'headers'
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
	headers: {},
};

export function signingKeyOf({ signingSecrets }: Subscription): SigningKey {
	return signingSecrets.length > 0 ? 'secret' : 'derived';
}

/** Whether two hooks watch the same thing, so that one can replace the other. */
export function watchesTheSame(
	a: Omit<SubscriptionHook, 'hookId'>,
	b: Omit<SubscriptionHook, 'hookId'>,
): boolean {
	return (
		a.region === b.region &&
		a.system === b.system &&
		a.event === b.event &&
		hasSameScope(a.scope, b.scope)
	);
}
