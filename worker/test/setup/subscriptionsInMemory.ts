import type { DocumentStore } from '../../src/store/documentStore';
import { AllowedTargets } from '../../src/subscriptions/allowedTargets';
import { RetiredQueues } from '../../src/subscriptions/retiredQueues';
import { SubscriptionCodec } from '../../src/subscriptions/subscriptionCodec';
import { SubscriptionDirectory } from '../../src/subscriptions/subscriptionDirectory';
import { Subscriptions } from '../../src/subscriptions/subscriptions';
import { SubscriptionStore } from '../../src/subscriptions/subscriptionStore';
import { Vault } from '../../src/encryption/vault';
import { MemoryDocumentStore } from './memoryDocumentStore';

export interface SubscriptionsInMemory {
	documents: DocumentStore;
	subscriptions: Subscriptions;
	directory: SubscriptionDirectory;
	/** Ids of subscriptions whose queue is to be destroyed. */
	retired: () => Promise<string[]>;
}

/** The subscription objects of one process, on documents that may be shared with another. */
export function subscriptionsInMemory(
	allowedTargets: readonly string[],
	documents: DocumentStore = new MemoryDocumentStore(),
): SubscriptionsInMemory {
	const codec = new SubscriptionCodec(new Vault([Buffer.alloc(32)]));
	const directory = new SubscriptionDirectory(documents, codec);
	const queues = { queue: notReached, destroyQueue: notReached };
	const subscriptions = new Subscriptions({
		store: new SubscriptionStore(documents, codec),
		directory,
		retiredQueues: new RetiredQueues(queues, documents),
		targets: new AllowedTargets(allowedTargets),
	});
	const retired = async (): Promise<string[]> =>
		(await documents.list('retired-queue')).map(({ id }) => id);
	return { documents, subscriptions, directory, retired };
}

function notReached(): never {
	throw new Error('No queue is touched here');
}
