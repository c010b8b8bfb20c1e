import type { Records } from '../store/records';
import type { Store } from '../store/store';
import { SUBSCRIPTION_KIND } from './subscriptionStore';

const KIND = 'retired-queue';

/**
 * A deleted subscription's queue is destroyed this much later, in ms: by then every process has
 * noticed, and none adds to it or works on it any more.
 */
const GRACE = 60_000;

/** Queues whose subscriptions were deleted, until nothing of them is left. */
export class RetiredQueues {
	constructor(
		private readonly store: Pick<Store, 'queue' | 'destroyQueue'>,
		private readonly records: Records,
	) {}

	/** Notes that a queue is to be destroyed. Call it before the subscription is deleted. */
	async retire(subscriptionId: string, now = Date.now()): Promise<void> {
		await this.records.insert(KIND, subscriptionId, String(now));
	}

	/**
	 * Destroys the queues whose time has come, unless their subscription exists again: that is looked up
	 * in the store, as what this process remembers may be too old by now.
	 */
	async destroyDue(now = Date.now()): Promise<void> {
		for (const { id, value } of await this.records.list(KIND)) {
			if (now - Number(value) < GRACE) continue;
			const isSubscribed = (await this.records.get(SUBSCRIPTION_KIND, id)) !== undefined;
			// BullMQ pauses a queue that it destroys, and a process that dies meanwhile leaves it paused.
			if (isSubscribed) await this.store.queue(id).resume();
			else await this.store.destroyQueue(id);
			await this.records.delete(KIND, id);
		}
	}
}
