import { enqueueOptions } from './enqueueOptions';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import { NO_TRACING, traced, type Tracing } from '../tracing/tracing';
import type { ReceivedCounts } from '../traffic/trafficCounts';
import type { Vault } from '../encryption/vault';
import { storableLabel } from './storableLabel';
import { sealEvent, type UnsealedEvent } from './storedEvent';

/** The result of writing an event; `eventId` is the id under which it is stored. */
export type Written = { kind: 'stored'; eventId: string } | { kind: 'known'; eventId: string };

/** Adds events to the queues of subscriptions. */
export class EventWriter {
	constructor(
		private readonly store: Pick<Store, 'add'>,
		private readonly vault: Vault,
		private readonly tracing: Tracing = NO_TRACING,
		private readonly counts?: ReceivedCounts,
	) {}

	/**
	 * Stores an event, unless one with the same key is known. The key is written in the same atomic step as
	 * the event: neither can exist without the other, whatever fails or dies in between.
	 *
	 * @param seenAs key that identifies the event for the next seven days; undefined: no duplicates
	 * @param deadline how long the store may take, in ms
	 * @throws StoreUnavailableError if it could not be stored in time
	 */
	async write(
		subscriptionId: string,
		event: UnsealedEvent,
		seenAs: string | undefined,
		deadline: number,
	): Promise<Written> {
		const system = storableLabel(event.system);
		const name = storableLabel(event.event);
		const span = this.tracing.start('store event', {
			kind: 'producer',
			parent: event.trace,
			facts: {
				'aps.event.id': event.id,
				'aps.event.name': name,
				'aps.subscription.id': subscriptionId,
			},
		});
		const labelled = { ...event, system, event: name, trace: span.traceParent };
		const data = sealEvent(this.vault, labelled);
		const eventId = await traced(span, () =>
			withDeadline(
				this.store.add(subscriptionId, {
					name,
					data,
					options: enqueueOptions(event.id, seenAs),
					bytes: data.sealed.length,
				}),
				deadline,
			),
		);
		if (eventId !== event.id) return { kind: 'known', eventId };
		this.counts?.received(subscriptionId);
		return { kind: 'stored', eventId };
	}
}
