import { eventAbout, type EventAbout } from '../../../protocol/events/eventAbout/eventAbout';
import type { EventFacts } from '../../../protocol/events/eventFields/types';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { JobQueue, Store } from '../store/store';
import type { TraceParent } from '../tracing/tracing';
import { UnreadableError, type Vault } from '../encryption/vault';

/** The part of a stored event that lists read: all but the content, which can have two megabytes. */
export interface EventOutline {
	deliveryId: string | null;
	/** ISO 8601 */
	receivedAt: string;
	system: string;
	event: string;
	region: string;
	synthetic: boolean;
	/** See `DeliveredEvent`. */
	replays?: number;
	/** The trace context in which it was stored; absent if it was not traced. */
	trace?: TraceParent;
	/** The encrypted JSON of `EventAbout`; absent if the event does not say, or an older worker stored it. */
	about?: string;
}

/** An event as stored in its queue: metadata in clear text, content encrypted. */
export interface StoredEvent extends EventOutline {
	/** The encrypted JSON of `SealedPart`. */
	sealed: string;
}

/** The field of the content, which lists leave out. */
export const CONTENT_FIELD = 'sealed' satisfies keyof StoredEvent;

/** An event and the headers it came with. Nothing else of the request is kept. */
export interface UnsealedEvent extends DeliveredEvent {
	headers: Record<string, string>;
	/** The trace context that it comes from. */
	trace?: TraceParent | undefined;
}

/** The parts that can contain names and other personal data. */
type SealedPart = Pick<UnsealedEvent, 'resourceUrn' | 'hook' | 'payload' | 'headers'>;

/** What is kept about a delivered event. */
export interface DeliveryReceipt {
	/** n8n's HTTP status. */
	status: number;
	/** How long n8n took to answer, in ms. */
	duration: number;
	/** Number of the attempt, counting from 1. */
	attempt: number;
}

export type EventQueue = JobQueue<StoredEvent, DeliveryReceipt>;

/** The queue of a subscription's events. */
export function eventQueue(store: Pick<Store, 'queue'>, subscriptionId: string): EventQueue {
	return store.queue(subscriptionId);
}

export function sealEvent(vault: Vault, { id, ...event }: UnsealedEvent): StoredEvent {
	const { resourceUrn, hook, payload, headers, ...open } = event;
	const secret: SealedPart = { resourceUrn, hook, payload, headers };
	const about = aboutIfReadable(event);
	return {
		...open,
		about: about && vault.seal(JSON.stringify(about), aboutContext(id)),
		sealed: vault.seal(JSON.stringify(secret), context(id)),
	};
}

/** No event is worth losing for its line in a list, whatever Autodesk may send one day. */
function aboutIfReadable(event: EventFacts): EventAbout | undefined {
	try {
		return eventAbout(event);
	} catch {
		return undefined;
	}
}

/**
 * What a stored event is about, without opening its content.
 *
 * @returns undefined if that was not stored, or if no key opens it any more
 */
export function readAbout(
	vault: Vault,
	id: string,
	{ about }: Pick<EventOutline, 'about'>,
): EventAbout | undefined {
	if (about === undefined) return undefined;
	try {
		return JSON.parse(vault.open(about, aboutContext(id))) as EventAbout;
	} catch (error) {
		if (error instanceof UnreadableError) return undefined;
		throw error;
	}
}

/** @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was encrypted with */
export function unsealEvent(vault: Vault, id: string, stored: StoredEvent): UnsealedEvent {
	const { sealed, about: _about, ...open } = stored;
	const secret = JSON.parse(vault.open(sealed, context(id))) as SealedPart;
	return { id, ...open, ...secret };
}

/** The event as n8n receives it. */
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

/** Differs from that of the content, so that neither can be put in the place of the other. */
function aboutContext(id: string): string {
	return `event:${id}:about`;
}
