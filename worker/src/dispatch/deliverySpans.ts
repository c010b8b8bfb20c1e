import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { OpenSpan, TraceParent, Tracing } from '../tracing/tracing';
import type { Sent } from './sender';

/** What a trace records about one attempt to deliver an event. */
export interface TracedAttempt {
	event: DeliveredEvent;
	/** 1 for the first try of this event. */
	attempt: number;
	/** The parent span of the attempt. */
	trace: TraceParent | undefined;
}

/** Spans for an attempt and, before the first one, for the time that the event waited. */
export class AttemptSpan {
	readonly #attempt: OpenSpan;
	readonly #wait: OpenSpan | undefined;
	readonly #takenAt = Date.now();

	/** @param storedAt Unix time in ms */
	constructor(
		tracing: Tracing,
		{ event, attempt, trace: parent }: TracedAttempt,
		subscription: string,
		storedAt: number,
	) {
		if (attempt === 1 && parent !== undefined) {
			this.#wait = tracing.start('wait', { parent, startedAt: storedAt });
		}
		this.#attempt = tracing.start('deliver event', {
			kind: 'consumer',
			parent,
			facts: {
				'aps.event.id': event.id,
				'aps.event.name': event.event,
				'aps.attempt': attempt,
				'aps.subscription.id': subscription,
				'aps.region': event.region,
			},
		});
	}

	/** Parent for the steps within the attempt. */
	get traceParent(): TraceParent | undefined {
		return this.#attempt.traceParent;
	}

	/**
	 * Records how the attempt ended. Do not call it for an event that was put back: it was not
	 * attempted.
	 *
	 * @param problem why it was not delivered; undefined if it was
	 */
	end(outcome: 'delivered' | 'retry' | 'dead', problem?: string): void {
		this.#wait?.end({}, undefined, this.#takenAt);
		this.#attempt.end({ 'aps.outcome': outcome }, problem);
	}
}

/**
 * The request of an attempt. Events of a batch share one request, and each of their traces contains
 * it.
 */
export function startPost(
	tracing: Tracing,
	{ event, attempt, trace: parent }: TracedAttempt,
	target: string,
	batchSize: number,
): OpenSpan {
	return tracing.start('POST', {
		kind: 'client',
		parent,
		facts: {
			'aps.event.id': event.id,
			'aps.attempt': attempt,
			'aps.batch.size': batchSize,
			'http.request.method': 'POST',
			'server.address': new URL(target).host,
		},
	});
}

export function endPost(span: OpenSpan, { outcome }: Sent): void {
	const { status } = outcome;
	const facts = {
		'aps.outcome': outcome.kind,
		'http.response.status_code': status,
	};
	span.end(facts, outcome.kind === 'delivered' ? undefined : outcome.reason);
}
