import { parseCallback, type Callback } from '../../../nodes/shared/protocol/callback';
import { isCallbackSignedBy } from '../../../nodes/shared/protocol/callbackSignature';
import { deduplicationKeys } from '../../../nodes/shared/protocol/deduplicationKey';
import { DEFAULT_REGION } from '../../../nodes/shared/protocol/regions';
import { eventQueue, sealEvent, type ReceivedEvent } from '../events/storedEvent';
import { newId } from '../newId';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { Vault } from '../vault';
import { enqueueOptions } from './enqueueOptions';

export interface ReceivedCallback {
	/** The bytes as received. */
	body: Uint8Array;
	contentType: string | undefined;
	signature: string | undefined;
	deliveryId: string | undefined;
	/** Headers worth keeping with the event; never the signature. */
	headers: Record<string, string>;
}

export type IntakeOutcome =
	| { kind: 'accepted'; eventId: string }
	| { kind: 'duplicate'; eventId: string }
	| { kind: 'rejected'; status: 400 | 401 | 415; reason: string };

/**
 * How long the store may take, in ms. The answer must be out within a second, so that Autodesk counts
 * a failed delivery and sends again, instead of waiting for its own time-out.
 */
export const STORE_DEADLINE = 800;

/** What happens to one callback: verify, recognise, put on disk. */
export class Intake {
	constructor(
		private readonly store: Store,
		private readonly vault: Vault,
	) {}

	/**
	 * Takes a callback in. When this resolves with `accepted` or `duplicate`, the event is stored.
	 *
	 * @throws StoreUnavailableError when the event could not be stored in time; Autodesk sends it again
	 */
	async receive(
		subscription: Subscription,
		received: ReceivedCallback,
		now = new Date(),
	): Promise<IntakeOutcome> {
		const secrets = [subscription.callbackSecret, ...subscription.extraSecrets];
		if (!isCallbackSignedBy(secrets, received.body, received.signature)) {
			const reason = received.signature ? 'The signature is wrong' : 'The signature is missing';
			return { kind: 'rejected', status: 401, reason };
		}
		if (!isJson(received.contentType)) {
			return { kind: 'rejected', status: 415, reason: 'The content type is not JSON' };
		}
		const parsed = parseCallback(received.body);
		if (parsed.kind === 'malformed') {
			return { kind: 'rejected', status: 400, reason: parsed.reason };
		}
		const event = toEvent(subscription, parsed.callback, received, now);
		return await this.enqueue(
			subscription,
			event,
			seenKey(subscription, parsed.callback, received),
		);
	}

	/**
	 * Stores an event. The key under which it is recognised is written in the same atomic step as the
	 * event itself: neither can exist without the other, whatever fails or dies in between.
	 */
	private async enqueue(
		subscription: Subscription,
		event: ReceivedEvent,
		seenAs: string | undefined,
	): Promise<IntakeOutcome> {
		const queue = eventQueue(this.store, subscription.id);
		const job = await withDeadline(
			queue.add(event.event, sealEvent(this.vault, event), enqueueOptions(event.id, seenAs)),
			STORE_DEADLINE,
		);
		const storedAs = job.id ?? event.id;
		return { kind: storedAs === event.id ? 'accepted' : 'duplicate', eventId: storedAs };
	}
}

/** A body without content type is given the benefit of the doubt: its signature was right. */
function isJson(contentType: string | undefined): boolean {
	return contentType === undefined || /^[^;]*[/+]json\s*(;|$)/i.test(contentType);
}

/**
 * The one key to recognise the event by. The key by content comes last and covers what the delivery
 * id would: an event sent again has the same content.
 */
function seenKey(
	subscription: Subscription,
	callback: Callback,
	{ deliveryId }: ReceivedCallback,
): string | undefined {
	return deduplicationKeys(subscription.routeKey, callback, deliveryId).at(-1);
}

function toEvent(
	subscription: Subscription,
	callback: Callback,
	{ deliveryId, headers }: ReceivedCallback,
	now: Date,
): ReceivedEvent {
	const { hook, payload, resourceUrn } = callback;
	const registered = subscription.hooks.find(({ hookId }) => hookId === hook.hookId);
	return {
		id: newId('evt', now.getTime()),
		deliveryId: deliveryId ?? null,
		receivedAt: now.toISOString(),
		system: hook.system ?? registered?.system ?? '',
		event: hook.event ?? registered?.event ?? '',
		region: registered?.region ?? DEFAULT_REGION,
		resourceUrn: resourceUrn ?? null,
		hook,
		payload,
		headers,
		synthetic: false,
	};
}
