import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { JobQueue, Store } from '../store/store';
import type { TraceParent } from '../tracing/tracing';
import type { Vault } from '../encryption/vault';

/** An event as the queue holds it: what it is about lies open, what it says is encrypted. */
export interface StoredEvent {
	deliveryId: string | null;
	/** ISO 8601 */
	receivedAt: string;
	system: string;
	event: string;
	region: string;
	synthetic: boolean;
	/** See `DeliveredEvent`. */
	replays?: number;
	/** Where in a trace it was stored; absent when nothing was traced. */
	trace?: TraceParent;
	/** The encrypted JSON of `SealedPart`. */
	sealed: string;
}

/** An event, and the headers it came with. Nothing else of the request is worth keeping. */
export interface UnsealedEvent extends DeliveredEvent {
	headers: Record<string, string>;
	/** The step of a trace that it comes from. */
	trace?: TraceParent | undefined;
}

/** What may hold names and other personal data. */
type SealedPart = Pick<UnsealedEvent, 'resourceUrn' | 'hook' | 'payload' | 'headers'>;

/** What is kept about an event that was delivered. */
export interface DeliveryReceipt {
	/** n8n's HTTP status. */
	status: number;
	/** How long n8n took to answer, in ms. */
	duration: number;
	/** Which attempt it was, counting from 1. */
	attempt: number;
}

export type EventQueue = JobQueue<StoredEvent, DeliveryReceipt>;

/** The queue of a subscription's events. */
export function eventQueue(store: Store, subscriptionId: string): EventQueue {
	return store.queue(subscriptionId);
}

export function sealEvent(vault: Vault, { id, ...event }: UnsealedEvent): StoredEvent {
	const { resourceUrn, hook, payload, headers, ...open } = event;
	const secret: SealedPart = { resourceUrn, hook, payload, headers };
	return {
		...open,
		sealed: vault.seal(JSON.stringify(secret), context(id)),
	};
}

/** @throws UnreadableError when ENCRYPTION_KEY no longer holds the key it was written with */
export function unsealEvent(vault: Vault, id: string, stored: StoredEvent): UnsealedEvent {
	const { sealed, ...open } = stored;
	const secret = JSON.parse(vault.open(sealed, context(id))) as SealedPart;
	return { id, ...open, ...secret };
}

/** The event as n8n gets it. */
export function toDelivered({
	headers: _headers,
	trace: _trace,
	...event
}: UnsealedEvent): DeliveredEvent {
	return event;
}

function context(id: string): string {
	return `event:${id}`;
}
