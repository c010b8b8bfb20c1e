import {
	createRedisBackend,
	Worker,
	type BackendFactory,
	type Processor,
	type RedisQueueBackend,
} from 'bullmq';
import { Cluster } from 'ioredis';
import { connectionReason } from '../../connectionReason';
import { GroupedAdds } from '../groupedAdds';
import { QueueAdds } from '../queueAdds';
import { QueueCache } from '../queueCache';
import { withRetryPause } from '../retryPause';
import type { JobQueue, JobWorker, JobWorkerOptions, NewJob, Store } from '../store';
import { withBulkAdds } from './bulkAdds';
import { connectRedis, type RedisClient } from './connect';
import { durabilityConcerns } from './durability';
import { RedisDocumentStore } from './redisDocumentStore';
import { RedisJobListing } from './redisJobListing';
import type { RedisPlace } from './redisUrl';
import { Replication } from './replication';

const PREFIX = 'aps-worker';

/** Redis works on some groups while the next one forms. When it falls behind, groups become larger. */
const GROUPS_UNDER_WAY = 4;
/**
 * A group of this many events starts at once, so that Redis works while the worker reads the next callbacks.
 * Larger ones hardly cost less per event.
 */
const ENOUGH_FOR_A_GROUP = 16;

/**
 * Redis or Valkey: a single server, sentinels, or a cluster. The braces in a queue's prefix keep all
 * keys of the queue on one cluster node, as BullMQ's scripts require, while queues spread over the nodes.
 */
export class RedisStore implements Store {
	readonly kind = 'redis';
	readonly documents: RedisDocumentStore;
	readonly listing: RedisJobListing;
	readonly #queues: QueueCache;
	readonly #adds: QueueAdds;
	readonly #replication: Replication;

	/**
	 * @param client fails immediately while disconnected, so that callers get an error
	 * @param workerClient waits for the connection to return, because workers have no caller
	 * @param replicas number of replicas that must have a write before it counts
	 */
	private constructor(
		private readonly client: RedisClient,
		private readonly workerClient: RedisClient,
		private readonly replicas: number,
		onError: (error: Error) => void,
	) {
		this.#replication = new Replication(client, replicas);
		this.documents = new RedisDocumentStore(client, this.#replication, PREFIX);
		this.#queues = new QueueCache(withBulkAdds(client, backendOn(client)), prefixOf, onError);
		this.#adds = new QueueAdds(
			(name) => new GroupedAdds(this.queue(name), GROUPS_UNDER_WAY, ENOUGH_FOR_A_GROUP),
		);
		this.listing = new RedisJobListing(client, (name) => this.#queues.get(name));
	}

	/**
	 * @param replicas number of replicas that must have a write before it counts; undefined: one if a
	 * replica would take over automatically
	 * @param connectTimeout how long the server may take to answer, in ms
	 * @throws if it does not answer in time
	 */
	static async open(
		place: RedisPlace,
		replicas: number | undefined,
		onError: (error: Error) => void,
		connectTimeout: number,
	): Promise<RedisStore> {
		const client = connectRedis(place, {
			enableOfflineQueue: false,
			autoResendUnfulfilledCommands: false,
			maxRetriesPerRequest: 0,
		});
		const workerClient = connectRedis(place, { maxRetriesPerRequest: null });
		client.on('error', onError);
		workerClient.on('error', onError);
		try {
			await ready(client, connectTimeout);
		} catch (error) {
			client.disconnect();
			workerClient.disconnect();
			throw error;
		}
		return new RedisStore(client, workerClient, replicas ?? replicasThatTakeOver(client), onError);
	}

	queue<Data, Result>(name: string): JobQueue<Data, Result> {
		return this.#queues.get(name);
	}

	async add(queueName: string, job: NewJob): Promise<string> {
		const id = await this.#adds.add(queueName, job);
		await this.#replication.confirm(prefixOf(queueName));
		return id;
	}

	async destroyQueue(name: string): Promise<void> {
		this.#adds.forget(name);
		await this.#queues.destroy(name);
	}

	worker<Data, Result>(
		name: string,
		processor: Processor<Data, Result, string>,
		options: JobWorkerOptions,
	): JobWorker<Data, Result> {
		return new Worker(
			name,
			processor,
			{ ...options, connection: this.workerClient, prefix: prefixOf(name), skipVersionCheck: true },
			withRetryPause(backendOn(this.workerClient)),
		);
	}

	async ping(): Promise<void> {
		await this.client.ping();
	}

	async concerns(): Promise<string[]> {
		return await durabilityConcerns(this.client, this.replicas);
	}

	/** Redis expires keys itself. */
	async sweep(): Promise<void> {}

	async close(): Promise<void> {
		await this.#queues.close();
		this.client.disconnect();
		this.workerClient.disconnect();
	}
}

function prefixOf(queue: string): string {
	return `${PREFIX}:{${queue}}`;
}

function backendOn(client: RedisClient): BackendFactory<RedisQueueBackend, unknown> {
	return (name, options, kind) =>
		createRedisBackend(name, { ...options, connection: client }, kind);
}

/** Sentinels and clusters replace a master by a replica automatically. */
function replicasThatTakeOver(client: RedisClient): number {
	if (client instanceof Cluster) return client.nodes('slave').length > 0 ? 1 : 0;
	return client.options.sentinels ? 1 : 0;
}

async function ready(client: RedisClient, timeout: number): Promise<void> {
	if (client.status === 'ready') return;
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	let reason = 'no answer';
	const keepReason = (error: Error): void => {
		reason = connectionReason(error);
	};
	const timer = setTimeout(
		() => reject(new Error(`Redis did not become ready within ${timeout / 1000} s: ${reason}`)),
		timeout,
	);
	client.on('error', keepReason);
	client.once('ready', resolve);
	try {
		await promise;
	} finally {
		clearTimeout(timer);
		client.off('error', keepReason);
	}
}
