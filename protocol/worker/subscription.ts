import type { Region } from '../aps/regions';
import type { WatchKindId } from '../events/watchKinds';
import type { WorkerEventId } from '../events/workerEvents';

/** What the trigger node asks of the worker. The target is the identity: asking twice is harmless. */
export interface SubscriptionRequest {
	/** URL of the trigger node's webhook. */
	target: string;
	label: string;
	/** Deliveries to the target at the same time. */
	concurrency?: number;
	batch?: { maxEvents: number; maxWaitSeconds: number };
	/** What counts as delivered: n8n took the event, or the workflow ended with success. */
	acknowledge?: Acknowledge;
	/** `file`: events of one file arrive in the order they came; `none`: nothing waits. */
	order?: 'none' | 'file';
	/** What the worker is to tell about itself. */
	workerEvents?: WorkerEventId[];
	/** Further secrets that may sign Autodesk's callbacks, besides the subscription's own. */
	extraSecrets?: string[];
}

export type Acknowledge = 'started' | 'finished';

/** What the worker keeps for one target. Its id has only `[A-Za-z0-9_-]`. */
export interface Subscription {
	id: string;
	target: string;
	status: 'active' | 'paused' | 'gone';
	/** Where Autodesk sends the events. */
	callbackUrl: string;
	/** Signs Autodesk's callbacks. Only in the answer to a registration. */
	callbackSecret?: string;
}

/** What the worker is to look at for a subscription, again and again. */
export interface WantedWatch {
	kind: WatchKindId;
	/** GUID, without `b.`. */
	accountId: string;
	region: Region;
	schedule: { everyMinutes: number };
}

/** A watch as the worker answers it, as far as the trigger node reads it. */
export interface ExistingWatch extends Omit<WantedWatch, 'schedule'> {
	id: string;
	/** Id of the subscription it tells. */
	subscription: string;
	schedule: { everyMinutes?: number };
	status: 'active' | 'paused';
}

/** A webhook at Autodesk that feeds a subscription, as told to the worker. */
export interface SubscribedHook {
	hookId: string;
	system: string;
	event: string;
	region: Region;
	scope: Record<string, string>;
}
