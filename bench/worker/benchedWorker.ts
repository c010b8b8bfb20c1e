import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer } from '../../worker/test/setup/postgresServer';
import { RedisServer } from '../../worker/test/setup/redisServer';
import { WorkerProcess } from '../../worker/test/setup/workerProcess';
import type { Cleanup } from '../../test/chaos/cleanup';
import { WorkerApi, type SubscriptionView } from '../../test/chaos/workerApi';
import { memoryOf, memoryOfAll } from '../processMemory';
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
	/** Memory in MiB (PSS) of the worker and of its store's server, by name. */
	memory(): Promise<Record<string, number>>;
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
	const server = await startStore(store, cleanup);
	const environment = await environmentFor(server, target, cleanup);
	const worker = await startProcess(environment, cleanup);
	const api = new WorkerApi(worker, API_KEY);
	const subscription = await api.subscribe(target, { concurrency });
	await api.pause(subscription.id);
	return {
		api,
		subscriptionId: subscription.id,
		callbacks: addressOf(subscription, [worker]),
		subscribe: async (other) => addressOf(await api.subscribe(other), [worker]),
		memory: async () => ({
			worker: (await memoryOf(worker.pid)).pss,
			...(server && { [server.name]: await memoryOfAll(server.pid) }),
		}),
	};
}

/**
 * Processes that only receive, on one Redis, with one subscription that does not deliver.
 *
 * @param target the URL of the deliveries
 */
export async function startReceivers(
	count: number,
	target: string,
	cleanup: Cleanup,
): Promise<CallbackAddress> {
	const redis = await startStore('Redis', cleanup);
	const environment = await environmentFor(redis, target, cleanup);
	const processes: WorkerProcess[] = [];
	// One after the other: the first one generates the keys that all of them use.
	while (processes.length < count) {
		processes.push(await startProcess({ ...environment, ROLES: 'receiver' }, cleanup));
	}
	const api = new WorkerApi(processes[0], API_KEY);
	const subscription = await api.subscribe(target);
	await api.pause(subscription.id);
	return addressOf(subscription, processes);
}

function addressOf(
	{ callbackUrl, callbackSecret }: SubscriptionView,
	processes: readonly WorkerProcess[],
): CallbackAddress {
	return {
		ports: processes.map(({ url }) => Number(new URL(url).port)),
		path: new URL(callbackUrl).pathname,
		secret: callbackSecret,
	};
}

/** With a log file, as the other contenders have. */
async function startProcess(
	environment: Record<string, string>,
	cleanup: Cleanup,
): Promise<WorkerProcess> {
	const worker = await WorkerProcess.build(environment);
	cleanup.later(() => worker.remove());
	await worker.runLoggingTo(join(environment.DATA_DIR, `${crypto.randomUUID()}.log`));
	return worker;
}

async function environmentFor(
	server: StoreServer | undefined,
	target: string,
	cleanup: Cleanup,
): Promise<Record<string, string>> {
	const dataDir = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	cleanup.later(() => rm(dataDir, { recursive: true, force: true }));
	return {
		NODE_ENV: 'development',
		API_KEY,
		DATA_DIR: dataDir,
		ALLOWED_TARGETS: new URL(target).origin,
		...server?.settings,
	};
}

interface StoreServer {
	name: string;
	pid: number | undefined;
	/** Settings of the worker to reach it. */
	settings: Record<string, string>;
}

/**
 * Redis writes to disk before it answers, PostgreSQL before it commits, as recommended for production.
 *
 * @returns undefined for the embedded store, which has no server
 */
async function startStore(store: StoreName, cleanup: Cleanup): Promise<StoreServer | undefined> {
	switch (store) {
		case 'Redis': {
			const redis = await RedisServer.start();
			cleanup.later(() => redis.remove());
			return { name: 'redis-server', pid: redis.pid, settings: { REDIS_URL: redis.url } };
		}
		case 'PostgreSQL': {
			const postgres = await PostgresServer.start();
			cleanup.later(() => postgres.remove());
			return { name: 'postgres', pid: postgres.pid, settings: { DATABASE_URL: postgres.url } };
		}
		case 'embedded':
			return undefined;
	}
}
