import type { DocumentStore } from '../store/documentStore';
import type { Store } from '../store/store';
import { SUBSCRIPTION_KIND } from './subscriptionStore';

const KIND = 'retired-queue';

/**
 * How long after its subscription was deleted a queue is destroyed, in ms: by then every process has
 * noticed, and none adds to it or works on it anymore.
 */
const GRACE = 60_000;

/** Queues of deleted subscriptions, until they are completely destroyed. */
export class RetiredQueues {
	constructor(
		private readonly store: Pick<Store, 'queue' | 'destroyQueue'>,
		private readonly documents: DocumentStore,
	) {}

	/** Marks a queue for destruction. Call it before the subscription is deleted. */
	async retire(subscriptionId: string, now = Date.now()): Promise<void> {
		await this.documents.insert(KIND, subscriptionId, String(now));
	}

	/**
	 * Destroys the queues that are due, unless their subscription exists again. This is checked in the store,
	 * because the directory in memory may be out of date.
	 */
	async destroyDue(now = Date.now()): Promise<void> {
		for (const { id, value } of await this.documents.list(KIND)) {
			if (now - Number(value) < GRACE) continue;
			const isSubscribed = (await this.documents.get(SUBSCRIPTION_KIND, id)) !== undefined;
			// BullMQ pauses a queue before it destroys it, and a process that dies in between leaves it paused.
			if (isSubscribed) await this.store.queue(id).resume();
			else await this.store.destroyQueue(id);
			await this.documents.delete(KIND, id);
		}
	}
}
