import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer } from '../../worker/test/setup/postgresServer';
import { RedisServer } from '../../worker/test/setup/redisServer';
import { WorkerProcess } from '../../worker/test/setup/workerProcess';
import type { Cleanup } from '../../test/chaos/cleanup';
import { WorkerApi, type SubscriptionView } from '../../test/chaos/workerApi';
import { memoryOf } from '../processMemory';
import type { CallbackAddress } from './callbacks';

export const STORES = ['Redis', 'PostgreSQL', 'embedded'] as const;
export type StoreName = (typeof STORES)[number];

const API_KEY = 'bench-api-key-0123456789';

/** A worker with its own store and one subscription that does not deliver yet. */
export interface BenchedWorker {
	api: WorkerApi;
	subscriptionId: string;
	callbacks: CallbackAddress;
	/** Adds a subscription that delivers. */
	subscribe(target: string): Promise<CallbackAddress>;
	/** Memory of the worker's process in MiB, without a store server. */
	memory(): Promise<number>;
}

/**
 * @param target the URL of the deliveries
 * @param concurrency maximum number of simultaneous deliveries
 */
export async function startWorker(
	store: StoreName,
	target: string,
	concurrency: number,
	cleanup: Cleanup,
): Promise<BenchedWorker> {
	const dataDir = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	cleanup.later(() => rm(dataDir, { recursive: true, force: true }));
	const worker = await WorkerProcess.start({
		NODE_ENV: 'development',
		API_KEY,
		DATA_DIR: dataDir,
		ALLOWED_TARGETS: new URL(target).origin,
		...(await startStore(store, cleanup)),
	});
	cleanup.later(() => worker.remove());
	const api = new WorkerApi(worker, API_KEY);
	const addressOf = ({ callbackUrl, callbackSecret }: SubscriptionView): CallbackAddress => ({
		port: Number(new URL(worker.url).port),
		path: new URL(callbackUrl).pathname,
		secret: callbackSecret,
	});
	const subscription = await api.subscribe(target, { concurrency });
	await api.pause(subscription.id);
	return {
		api,
		subscriptionId: subscription.id,
		callbacks: addressOf(subscription),
		subscribe: async (other) => addressOf(await api.subscribe(other)),
		memory: async () => (await memoryOf(worker.pid)).pss,
	};
}

/** Redis writes to disk before it answers, PostgreSQL before it commits, as recommended for production. */
async function startStore(store: StoreName, cleanup: Cleanup): Promise<Record<string, string>> {
	switch (store) {
		case 'Redis': {
			const redis = await RedisServer.start();
			cleanup.later(() => redis.remove());
			return { REDIS_URL: redis.url };
		}
		case 'PostgreSQL': {
			const postgres = await PostgresServer.start();
			cleanup.later(() => postgres.remove());
			return { DATABASE_URL: postgres.url };
		}
		case 'embedded':
			return {};
	}
}
