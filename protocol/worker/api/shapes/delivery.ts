import type { CallbackHook } from '../../../callbacks/callback';
import type { EventAbout } from '../../../events/eventAbout/eventAbout';

/** Where an event is on its way to n8n. `dead`: given up after all attempts, or refused by n8n. */
export const DELIVERY_STATUSES = ['queued', 'delivering', 'retrying', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An event on its way to n8n, without its payload. Times are ISO 8601. */
export interface DeliverySummary {
	id: string;
	/** `x-adsk-delivery-id` as Autodesk sent it; null when it sent none. */
	deliveryId: string | null;
	receivedAt: string;
	system: string;
	event: string;
	/**
	 * What the event is about: file, folder, issue, project, user. null if the event does not say. In lists also for
	 * events that an older worker stored, or whose encryption key is gone.
	 */
	about: EventAbout | null;
	region: string;
	/** Whether the worker made the event itself, for example while filling a gap. */
	synthetic: boolean;
	/** Id of the subscription. */
	subscription: string;
	/** Name of the subscription: workflow and node, or the target. */
	subscriptionLabel: string;
	status: DeliveryStatus;
	/** Attempts made so far; a replay starts at 0 again. */
	attempts: number;
	/** When it was delivered or became a dead letter; null before. */
	finishedAt: string | null;
	/** Why the last attempt failed; null if none failed, or if it was delivered. */
	reason: string | null;
}

/** One attempt to deliver an event. */
export interface DeliveryAttempt {
	/** Counts from 1. */
	attempt: number;
	/** ISO 8601 */
	at: string;
	/** HTTP status; absent when there was no answer. */
	status?: number;
	delivered: boolean;
	/** Why it failed; null if it did not. */
	reason: string | null;
	/** How long the target took, in ms. */
	duration: number;
	/** When the next attempt is due, ISO 8601; absent after the last one. */
	nextAt?: string;
}

/** An event with its payload and every attempt to deliver it. */
export interface DeliveryDetail extends DeliverySummary {
	resourceUrn: string | null;
	hook: CallbackHook;
	payload: Record<string, unknown>;
	/** Headers of the callback. */
	headers: Record<string, string>;
	/** Every attempt, the oldest first, those before a replay included. */
	history: DeliveryAttempt[];
}

/** Which deliveries to list, and which page of them. */
export interface DeliveryQuery {
	status?: DeliveryStatus;
	/** Id of a subscription. */
	subscription?: string;
	/** e.g. `dm.version.added` */
	event?: string;
	/** Words that must all occur in what the event is about, its ids, subscription or reason, whatever the case. */
	search?: string;
	/** Received at this time or later, ISO 8601 with a time zone. */
	since?: string;
	/** Received before this time, ISO 8601 with a time zone. */
	until?: string;
	/** `nextCursor` of the previous page. */
	cursor?: string;
	/** Records per page. */
	limit?: number;
}

/**
 * One page of deliveries, the newest first. With `search` or `event`, a page can be shorter than the limit, or even
 * empty, and still have a next one, because a request reads a limited number of events.
 */
export interface DeliveryPage {
	data: DeliverySummary[];
	/** null on the last page. */
	nextCursor: string | null;
}
