import { rm } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { newDataDir } from './embeddedTemplate';
import { PostgresServer, postgresInstalled } from './postgresServer';
import { RedisCluster } from './redisCluster';
import { RedisSentinel } from './redisSentinel';
import { RedisServer, redisInstalled } from './redisServer';

/** A database that nobody else uses, and the variables that point a worker to it. */
export interface StoreServer {
	environment: Readonly<Record<string, string>>;
	/** Ends the database and removes its data. */
	remove(): Promise<void>;
}

/** A kind of store that the worker can run on. */
export interface StoreKind {
	name: string;
	/** Why it cannot be tested here; undefined when it can. */
	absent: string | undefined;
	start(): Promise<StoreServer>;
}

const REDIS_ABSENT = redisInstalled ? undefined : 'redis-server is not installed';
const POSTGRES_ABSENT = postgresInstalled ? undefined : 'PostgreSQL is not installed';

export const embedded: StoreKind = {
	name: 'embedded',
	absent: undefined,
	async start() {
		const dataDir = await newDataDir({});
		return {
			environment: { DATA_DIR: dataDir },
			remove: () => rm(dataDir, { recursive: true, force: true }),
		};
	},
};

export const redis: StoreKind = {
	name: 'redis',
	absent: REDIS_ABSENT,
	start: async () => onServer(await RedisServer.start(), 'REDIS_URL'),
};

export const postgres: StoreKind = {
	name: 'postgres',
	absent: POSTGRES_ABSENT,
	start: async () => onServer(await PostgresServer.start(), 'DATABASE_URL'),
};

const redisCluster: StoreKind = {
	name: 'redis cluster',
	absent: REDIS_ABSENT,
	start: async () => onServer(await RedisCluster.start(), 'REDIS_URL'),
};

const redisBehindSentinel: StoreKind = {
	name: 'redis behind a sentinel',
	absent: REDIS_ABSENT,
	start: async () => onServer(await RedisSentinel.start(), 'REDIS_URL'),
};

/** One of each make: enough for what a worker does on top of its store. */
export const everyStore: readonly StoreKind[] = [embedded, redis, postgres];

/** With the cluster, where a key may live on another server than its neighbour. */
export const everyStoreAndCluster: readonly StoreKind[] = [...everyStore, redisCluster];

/** Every way to run a store, for what the store itself does. */
export const everyStoreSetUp: readonly StoreKind[] = [...everyStoreAndCluster, redisBehindSentinel];

/**
 * Runs the same tests on several kinds of store, one after the other. Those that are not installed here are skipped.
 *
 * @param title goes before "on redis" in the names of the tests
 */
export function describeEachStore(
	title: string,
	kinds: readonly StoreKind[],
	tests: (kind: StoreKind) => void,
): void {
	describe.each(kinds)(`${title} on $name`, (kind) => testOrSkip(kind, tests));
}

/** As {@link describeEachStore}, on all stores at the same time: for tests that mostly wait. */
export function describeEachStoreAtOnce(
	title: string,
	kinds: readonly StoreKind[],
	tests: (kind: StoreKind) => void,
): void {
	describe.concurrent.each(kinds)(`${title} on $name`, (kind) => testOrSkip(kind, tests));
}

function testOrSkip(kind: StoreKind, tests: (kind: StoreKind) => void): void {
	if (kind.absent) it.skip(`not tested: ${kind.absent}`, () => undefined);
	else tests(kind);
}

function onServer(
	server: { url: string; remove(): Promise<void> },
	variable: 'REDIS_URL' | 'DATABASE_URL',
): StoreServer {
	return {
		environment: { [variable]: server.url },
		remove: () => server.remove(),
	};
}
