import { parseCallback, registeredHook, type Callback } from '../../../protocol/callbacks/callback';
import { isCallbackSignedBy } from '../../../protocol/callbacks/callbackSignature';
import {
	DATA_EXTRACT_EVENT,
	DATA_EXTRACT_SYSTEM,
	isExtractKey,
	parseDataExtractCallback,
	subscriptionExtractKey,
} from '../../../protocol/callbacks/dataExtractCallback';
import { dataExtractKey, deduplicationKey } from '../../../protocol/callbacks/deduplicationKey';
import { urnClue } from '../../../protocol/aps/hookRegion';
import { DEFAULT_REGION, type Region } from '../../../protocol/aps/regions';
import { EventWriter } from '../events/eventWriter';
import type { UnsealedEvent } from '../events/storedEvent';
import { newId } from '../ids/newId';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import {
	NO_TRACING,
	traced,
	type SpanFacts,
	type TraceParent,
	type Tracing,
} from '../tracing/tracing';
import type { ReceivedCounts } from '../traffic/trafficCounts';
import type { Vault } from '../encryption/vault';
import { selfTestAnswer } from './selfTest';

export interface ReceivedCallback {
	/** The bytes as received. */
	body: Uint8Array;
	signature: string | undefined;
	deliveryId: string | undefined;
	/** Headers to store with the event; never the signature. */
	headers: Record<string, string>;
}

export type IntakeOutcome =
	| { kind: 'accepted'; eventId: string }
	| { kind: 'duplicate'; eventId: string }
	/** A call by the worker itself; `answer` proves that it arrived. */
	| { kind: 'self-test'; answer: string }
	| { kind: 'rejected'; status: 400 | 401; reason: string };

/**
 * How long the store may take, in ms. The answer must be sent within a second, so that Autodesk counts a
 * failed delivery and retries, instead of waiting for its own timeout.
 */
export const STORE_DEADLINE = 800;

/** Processes one callback: verify, recognize duplicates, store. */
export class Intake {
	readonly #writer: EventWriter;

	constructor(
		private readonly store: Pick<Store, 'add' | 'ping'>,
		vault: Vault,
		private readonly tracing: Tracing = NO_TRACING,
		counts?: ReceivedCounts,
	) {
		this.#writer = new EventWriter(store, vault, tracing, counts);
	}

	/**
	 * Accepts a callback. When this resolves with `accepted` or `duplicate`, the event is stored.
	 *
	 * @param deadline how long the store may take, in ms
	 * @throws StoreUnavailableError if the event could not be stored in time; Autodesk retries it
	 */
	async receive(
		subscription: Subscription,
		received: ReceivedCallback,
		{ receivedAt = new Date(), deadline = STORE_DEADLINE } = {},
	): Promise<IntakeOutcome> {
		const span = this.tracing.start('receive callback', {
			kind: 'server',
			facts: {
				'aps.subscription.id': subscription.id,
				'http.request.body.size': received.body.length,
			},
		});
		return await traced(
			span,
			() => this.#take(subscription, received, { receivedAt, deadline }, span.traceParent),
			factsOf,
		);
	}

	/**
	 * Accepts a callback of a data extract, which nobody has signed. Only the IDs in it are stored: whoever
	 * receives the event asks Autodesk what happened, because the worker may not.
	 *
	 * @param key the secret in the URL, as received
	 * @throws StoreUnavailableError as {@link receive}
	 */
	async receiveDataExtract(
		{ id, routeKey, callbackSecret }: Subscription,
		key: string,
		{ body, headers }: Pick<ReceivedCallback, 'body' | 'headers'>,
		{ receivedAt = new Date(), deadline = STORE_DEADLINE } = {},
	): Promise<IntakeOutcome> {
		if (!isExtractKey(key, subscriptionExtractKey(callbackSecret))) {
			return { kind: 'rejected', status: 401, reason: 'The secret in the URL is wrong' };
		}
		const ids = parseDataExtractCallback(body);
		if (ids === undefined) {
			return { kind: 'rejected', status: 400, reason: 'The body names no job of a data extract' };
		}
		const event: UnsealedEvent = {
			id: newId('evt', receivedAt.getTime()),
			deliveryId: null,
			receivedAt: receivedAt.toISOString(),
			system: DATA_EXTRACT_SYSTEM,
			event: DATA_EXTRACT_EVENT,
			region: DEFAULT_REGION,
			resourceUrn: null,
			hook: {},
			payload: { ...ids },
			headers,
			synthetic: false,
		};
		const seenAs = dataExtractKey(routeKey, ids.jobId);
		const { kind, eventId } = await this.#writer.write(id, event, seenAs, deadline);
		return { kind: kind === 'stored' ? 'accepted' : 'duplicate', eventId };
	}

	async #take(
		subscription: Subscription,
		received: ReceivedCallback,
		{ receivedAt, deadline }: { receivedAt: Date; deadline: number },
		trace: TraceParent | undefined,
	): Promise<IntakeOutcome> {
		const verification = this.tracing.start('verify signature', { parent: trace });
		const secrets = [subscription.callbackSecret, ...subscription.extraSecrets];
		const isGenuine = isCallbackSignedBy(secrets, received.body, received.signature);
		verification.end({ 'aps.genuine': isGenuine });
		if (!isGenuine) {
			const reason = received.signature ? 'The signature is wrong' : 'The signature is missing';
			return { kind: 'rejected', status: 401, reason };
		}
		const answer = selfTestAnswer(received.body, subscription.callbackSecret);
		if (answer !== undefined) {
			await withDeadline(this.store.ping(), deadline);
			return { kind: 'self-test', answer };
		}
		const parsed = parseCallback(received.body);
		if (parsed.kind === 'malformed') {
			return { kind: 'rejected', status: 400, reason: parsed.reason };
		}
		const event = { ...toEvent(subscription, parsed.callback, received, receivedAt), trace };
		const { routeKey } = subscription;
		const seenAs = deduplicationKey(routeKey, parsed.callback, received.deliveryId);
		const { kind, eventId } = await this.#writer.write(subscription.id, event, seenAs, deadline);
		return { kind: kind === 'stored' ? 'accepted' : 'duplicate', eventId };
	}
}

/** The trace attributes of a callback. */
function factsOf(outcome: IntakeOutcome): SpanFacts {
	return {
		'aps.outcome': outcome.kind,
		'aps.event.id': 'eventId' in outcome ? outcome.eventId : undefined,
		'http.response.status_code': outcome.kind === 'rejected' ? outcome.status : undefined,
	};
}

/** For a webhook that the subscription does not know, such as one created by hand. */
function regionOf(resourceUrn: string | undefined): Region | undefined {
	return urnClue(resourceUrn ?? '')?.regions[0];
}

function toEvent(
	subscription: Subscription,
	callback: Callback,
	{ deliveryId, headers }: ReceivedCallback,
	receivedAt: Date,
): UnsealedEvent {
	const { hook, payload, resourceUrn } = callback;
	const registered = registeredHook(subscription.hooks, callback);
	return {
		id: newId('evt', receivedAt.getTime()),
		deliveryId: deliveryId ?? null,
		receivedAt: receivedAt.toISOString(),
		system: hook.system ?? registered?.system ?? '',
		event: hook.event ?? registered?.event ?? '',
		region: registered?.region ?? regionOf(resourceUrn) ?? DEFAULT_REGION,
		resourceUrn: resourceUrn ?? null,
		hook,
		payload,
		headers,
		synthetic: false,
	};
}
