import { enqueueOptions } from '../intake/enqueueOptions';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Vault } from '../vault';
import { eventQueue, sealEvent, type ReceivedEvent } from './storedEvent';

/** What came of writing an event; `eventId` is the id under which it is stored. */
export type Written = { kind: 'stored'; eventId: string } | { kind: 'known'; eventId: string };

/** Puts events on the queues of subscriptions. */
export class EventWriter {
	constructor(
		private readonly store: Store,
		private readonly vault: Vault,
	) {}

	/**
	 * Stores an event, unless one with the same key is known. The key is written in the same atomic step
	 * as the event itself: neither can exist without the other, whatever fails or dies in between.
	 *
	 * @param seenAs recognises the event for the next seven days; undefined: nothing does
	 * @param deadline how long the store may take, in ms
	 * @throws StoreUnavailableError when it could not be stored in time
	 */
	async write(
		subscriptionId: string,
		event: ReceivedEvent,
		seenAs: string | undefined,
		deadline: number,
	): Promise<Written> {
		const queue = eventQueue(this.store, subscriptionId);
		const job = await withDeadline(
			queue.add(event.event, sealEvent(this.vault, event), enqueueOptions(event.id, seenAs)),
			deadline,
		);
		const eventId = job.id ?? event.id;
		return { kind: eventId === event.id ? 'stored' : 'known', eventId };
	}
}
