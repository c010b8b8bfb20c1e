import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { Acknowledge } from '../../../protocol/worker/api/shapes/subscription';
import type { AllowedTargets } from '../subscriptions/allowedTargets';
import type { Subscription } from '../subscriptions/subscription';
import type { TraceParent } from '../tracing/tracing';
import { outcomeOf, type Outcome } from './outcome';
import type { Poster } from './post';
import { signedRequest } from './signedRequest';
import { signingKeys } from './signingKeys';

/** Timeout for n8n, in ms, to start a workflow or to finish it. */
const TIMEOUTS: Record<Acknowledge, number> = { started: 30_000, finished: 300_000 };

export interface Sent {
	outcome: Outcome;
	/** How long the target took, in ms. */
	duration: number;
}

/** One attempt to deliver events to a subscription's target. */
export class Sender {
	constructor(
		private readonly poster: Poster,
		private readonly targets: AllowedTargets,
		private readonly apiKeys: readonly string[],
	) {}

	/**
	 * @param attempt 1 for the first try of these events
	 * @param traceParent parent of the target's own spans
	 */
	async send(
		subscription: Subscription,
		events: DeliveredEvent[],
		attempt: number,
		signal: AbortSignal,
		traceParent?: TraceParent,
	): Promise<Sent> {
		const startedAt = Date.now();
		// Operators may narrow ALLOWED_TARGETS later. Events then wait until the setting is corrected.
		if (!this.targets.allows(subscription.target)) {
			const reason = 'The target is not in ALLOWED_TARGETS';
			return { outcome: { kind: 'retry', reason }, duration: 0 };
		}
		const delivery = { subscription: subscription.id, attempt, events };
		const keys = signingKeys(subscription, this.apiKeys, startedAt);
		const { headers, body } = signedRequest(delivery, keys, startedAt, subscription.headers);
		const timeout = TIMEOUTS[subscription.acknowledge];
		const response = await this.poster.post(subscription.target, {
			headers: traceParent === undefined ? headers : { ...headers, traceparent: traceParent },
			body,
			timeout,
			signal,
		});
		const endedAt = Date.now();
		return { outcome: outcomeOf(response, endedAt), duration: endedAt - startedAt };
	}
}
