import { createRedisBackend, Worker, type Processor } from 'bullmq';
import { QueueCache } from '../queueCache';
import type { AnyBackendFactory, JobQueue, JobWorker, JobWorkerOptions, Store } from '../store';
import { connectRedis, type RedisClient } from './connect';
import { durabilityConcerns } from './durability';
import { RedisRecords } from './redisRecords';

const PREFIX = 'aps-worker';

/**
 * Redis or Valkey, single, behind sentinels or as a cluster. The braces in a queue's prefix keep all
 * its keys on one cluster node, as BullMQ's scripts need it, while queues spread over the nodes.
 */
export class RedisStore implements Store {
	readonly kind = 'redis';
	readonly records: RedisRecords;
	readonly #queues: QueueCache;

	/**
	 * @param client fails at once while disconnected, so that callers can be told
	 * @param workerClient waits for the connection to come back, as workers have nobody to tell
	 */
	private constructor(
		private readonly client: RedisClient,
		private readonly workerClient: RedisClient,
		onError: (error: Error) => void,
	) {
		client.on('error', onError);
		workerClient.on('error', onError);
		this.records = new RedisRecords(client, PREFIX);
		this.#queues = new QueueCache(backendOn(client), prefixOf, onError);
	}

	/** @throws when the server cannot be reached within the time given, in ms */
	static async open(
		url: string,
		onError: (error: Error) => void,
		connectTimeout: number,
	): Promise<RedisStore> {
		const client = connectRedis(url, {
			enableOfflineQueue: false,
			autoResendUnfulfilledCommands: false,
			maxRetriesPerRequest: 0,
		});
		const workerClient = connectRedis(url, { maxRetriesPerRequest: null });
		const store = new RedisStore(client, workerClient, onError);
		try {
			await ready(client, connectTimeout);
		} catch (error) {
			client.disconnect();
			workerClient.disconnect();
			throw error;
		}
		return store;
	}

	queue<Data, Result>(name: string): JobQueue<Data, Result> {
		return this.#queues.get(name);
	}

	async destroyQueue(name: string): Promise<void> {
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
			backendOn(this.workerClient),
		);
	}

	async ping(): Promise<void> {
		await this.client.ping();
	}

	async concerns(): Promise<string[]> {
		return await durabilityConcerns(this.client);
	}

	/** Redis expires keys by itself. */
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

function backendOn(client: RedisClient): AnyBackendFactory {
	return (name, options, kind) =>
		createRedisBackend(name, { ...options, connection: client }, kind);
}

async function ready(client: RedisClient, timeout: number): Promise<void> {
	if (client.status === 'ready') return;
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	let reason = 'no answer';
	const keepReason = (error: Error): void => {
		reason = error.message || String(error);
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
