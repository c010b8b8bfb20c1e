import type { Region } from '../../../aps/regions';
import type { WorkerEventId } from '../../../events/workerEvents';
import type { DeliveredEvent } from '../../delivery';

/** `paused` by an operator; `gone` when the target answered 410. Events are kept in both cases. */
export const SUBSCRIPTION_STATUSES = ['active', 'paused', 'gone'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What counts as delivered: n8n has started the workflow, or the workflow ended with success. */
export const ACKNOWLEDGEMENTS = ['started', 'finished'] as const;
export type Acknowledge = (typeof ACKNOWLEDGEMENTS)[number];

/**
 * `file`: events of one file arrive in the order they were received, later ones waiting while an
 * earlier one is retried. `none`: nothing waits.
 */
export const ORDERS = ['none', 'file'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * What signs deliveries. `derived`: a key derived from the worker's API key, which the trigger node
 * derives too. `secret`: a secret of the subscription's own (`whsec_…`), for any other receiver.
 */
export const SIGNING_KEYS = ['derived', 'secret'] as const;
export type SigningKey = (typeof SIGNING_KEYS)[number];

/** One delivery holds up to `maxEvents`, waiting for more for up to `maxWaitSeconds`. */
export interface Batch {
	maxEvents: number;
	maxWaitSeconds: number;
}

/** A webhook at Autodesk that feeds a subscription. */
export interface SubscribedHook {
	hookId: string;
	/** e.g. `data` */
	system: string;
	/** e.g. `dm.version.added` */
	event: string;
	region: Region;
	/** e.g. `{ folder: 'urn:adsk.wipprod:fs.folder:co.…' }` */
	scope: Record<string, string>;
}

/** The same in a request, which may leave the scope out. */
export interface SubscribedHookInput {
	hookId: string;
	system: string;
	event: string;
	region: Region;
	scope?: Record<string, string>;
}

/** A webhook that the worker is to create at Autodesk with its own app. */
export interface NewSubscribedHook extends Omit<SubscribedHook, 'hookId'> {
	/** The project that a folder is in, with or without `b.`: without it, gaps cannot be backfilled. */
	projectId?: string;
}

/** Changes settings of a subscription. What is left out stays as it is. */
export interface SubscriptionChange {
	/** Names the subscription for people. */
	label?: string;
	hooks?: SubscribedHookInput[];
	/** Deliveries to the target at the same time. */
	concurrency?: number;
	batch?: Batch;
	acknowledge?: Acknowledge;
	order?: Order;
	/** Events about the worker itself that this subscription gets. */
	workerEvents?: WorkerEventId[];
	/** Secrets that may sign Autodesk's callbacks, besides the subscription's own. */
	extraSecrets?: string[];
	/**
	 * Headers that every delivery carries besides the worker's, such as `Authorization`: all of them, in place of
	 * those it has. Their values are never returned.
	 */
	headers?: Record<string, string>;
}

/** Creates the subscription of a target, or changes the one it has: registering twice is harmless. */
export interface SubscriptionRequest extends SubscriptionChange {
	/** Production URL of the trigger node's webhook, or of another receiver. It identifies the subscription. */
	target: string;
	/** Chosen when the subscription is created, `derived` by default, and the same ever after. */
	signingKey?: SigningKey;
	/**
	 * The secret of a new subscription that signs with one, if the receiver has it already: `whsec_…`. The worker
	 * generates one by default.
	 */
	signingSecret?: string;
}

/** What the worker keeps for one target. Times are ISO 8601. */
export interface Subscription {
	/** Only `[A-Za-z0-9_-]`. */
	id: string;
	target: string;
	label: string;
	status: SubscriptionStatus;
	/** Where Autodesk sends the events. */
	callbackUrl: string;
	/** Where Autodesk reports runs of data extracts, which it does not sign: the URL contains a secret. */
	dataExtractUrl: string;
	hooks: SubscribedHook[];
	concurrency: number;
	batch: Batch;
	acknowledge: Acknowledge;
	order: Order;
	signingKey: SigningKey;
	workerEvents: WorkerEventId[];
	/** Names of the headers of its own that deliveries carry. */
	headerNames: string[];
	createdAt: string;
	updatedAt: string;
}

/** The answer to a registration, the only one that shows the callback secret. */
export interface RegisteredSubscription extends Subscription {
	/** Signs Autodesk's callbacks. */
	callbackSecret: string;
	/**
	 * Signs deliveries: `whsec_…`, shown only when the subscription is created. null for one that
	 * existed before, or that signs with the derived key.
	 */
	signingSecret: string | null;
}

/** Replaces the signing secret of a subscription. */
export interface SecretRotation {
	/** How long deliveries are signed with the previous secret, too; 0 if it has leaked. */
	keepPreviousHours?: number;
	/** The new secret, if the receiver has it already: `whsec_…`. The worker generates one by default. */
	signingSecret?: string;
}

/** The only answer that shows the new secret. */
export interface RotatedSecret {
	/** Id of the subscription. */
	id: string;
	/** `whsec_…` */
	signingSecret: string;
	/** Until when deliveries are signed with the previous secret, too, ISO 8601; null: no longer. */
	previousUntil: string | null;
}

/** Outcome of a test delivery. */
export interface TestDelivery {
	delivered: boolean;
	/** HTTP status of the target; null when there was no answer. */
	status: number | null;
	/** Why it was not delivered; null when it was. */
	reason: string | null;
	/** How long the target took, in ms. */
	duration: number;
	event: DeliveredEvent;
}
