import type { CallbackHook } from '../callbacks/callback';

/** What the worker POSTs to the Trigger node: one event, or many when the subscription batches. */
export interface Delivery {
	/** Id of the subscription at the worker. */
	subscription: string;
	/** 1 for the first try, counting up. */
	attempt: number;
	events: DeliveredEvent[];
}

export interface DeliveredEvent {
	/** Id of the event at the worker; the same for every attempt and replay. */
	id: string;
	/** How often a user has replayed it from the start; absent if never. */
	replays?: number;
	/** `x-adsk-delivery-id` as Autodesk sent it; null when it sent none. */
	deliveryId: string | null;
	/** When the worker received the callback, ISO 8601. */
	receivedAt: string;
	/** e.g. `data` */
	system: string;
	/** e.g. `dm.version.added` */
	event: string;
	region: string;
	resourceUrn: string | null;
	hook: CallbackHook;
	payload: Record<string, unknown>;
	/** True for events the worker made itself, such as those found while filling a gap. */
	synthetic: boolean;
}
