import type { Records } from '../store/records';
import type { Store } from '../store/store';

const KIND = 'retired-queue';

/**
 * A deleted subscription's queue is destroyed this much later, in ms: by then every process has
 * noticed, and none adds to it or works on it any more.
 */
const GRACE = 60_000;

/** Queues whose subscriptions were deleted, until nothing of them is left. */
export class RetiredQueues {
	constructor(
		private readonly store: Store,
		private readonly records: Records,
	) {}

	/** Notes that a queue is to be destroyed. Call it before the subscription is deleted. */
	async retire(subscriptionId: string, now = Date.now()): Promise<void> {
		await this.records.insert(KIND, subscriptionId, String(now));
	}

	/**
	 * Destroys the queues whose time has come.
	 *
	 * @param isSubscribed whether a subscription of that id exists (again): then its queue stays
	 */
	async destroyDue(isSubscribed: (id: string) => boolean, now = Date.now()): Promise<void> {
		for (const { id, value } of await this.records.list(KIND)) {
			if (now - Number(value) < GRACE) continue;
			if (!isSubscribed(id)) await this.store.destroyQueue(id);
			await this.records.delete(KIND, id);
		}
	}
}
