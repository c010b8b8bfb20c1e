import type { Records } from '../../src/store/records';
import { AllowedTargets } from '../../src/subscriptions/allowedTargets';
import { RetiredQueues } from '../../src/subscriptions/retiredQueues';
import { SubscriptionCodec } from '../../src/subscriptions/subscriptionCodec';
import { SubscriptionDirectory } from '../../src/subscriptions/subscriptionDirectory';
import { Subscriptions } from '../../src/subscriptions/subscriptions';
import { SubscriptionStore } from '../../src/subscriptions/subscriptionStore';
import { Vault } from '../../src/encryption/vault';
import { MemoryRecords } from './memoryRecords';

export interface SubscriptionsInMemory {
	records: Records;
	subscriptions: Subscriptions;
	directory: SubscriptionDirectory;
	/** Ids of subscriptions whose queue is to be destroyed. */
	retired: () => Promise<string[]>;
}

/** The subscription objects of one process, on records that may be shared with another. */
export function subscriptionsInMemory(
	allowedTargets: readonly string[],
	records: Records = new MemoryRecords(),
): SubscriptionsInMemory {
	const codec = new SubscriptionCodec(new Vault([Buffer.alloc(32)]));
	const directory = new SubscriptionDirectory(records, codec);
	const queues = { queue: notReached, destroyQueue: notReached };
	const subscriptions = new Subscriptions({
		store: new SubscriptionStore(records, codec),
		directory,
		retiredQueues: new RetiredQueues(queues, records),
		targets: new AllowedTargets(allowedTargets),
	});
	const retired = async (): Promise<string[]> =>
		(await records.list('retired-queue')).map(({ id }) => id);
	return { records, subscriptions, directory, retired };
}

function notReached(): never {
	throw new Error('No queue is touched here');
}
