import { rm } from 'node:fs/promises';
import { loadConfig } from '../../src/config/config';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { newDataDir } from './embeddedTemplate';
import { PostgresServer, postgresInstalled } from './postgresServer';
import { RedisCluster } from './redisCluster';
import { RedisSentinel } from './redisSentinel';
import { RedisServer, redisInstalled } from './redisServer';

/** A database for one test file, and how to open the worker's store on it. */
export interface Backend {
	/** Opens the store; again after it was closed, it finds what was written before. */
	open(): Promise<Store>;
	/** Ends the database and removes its data. */
	remove(): Promise<void>;
}

export interface BackendKind {
	name: string;
	/** Why it cannot be tested here; absent when it can. */
	absent?: string;
	create(): Promise<Backend>;
}

/** A lost connection is what some tests are about, and is reported by the calls that fail. */
const ignoreErrors = (): void => undefined;

const REDIS_ABSENT = redisInstalled ? {} : { absent: 'redis-server is not installed' };
const POSTGRES_ABSENT = postgresInstalled ? {} : { absent: 'PostgreSQL is not installed' };

export const backends: BackendKind[] = [
	{
		name: 'embedded',
		async create() {
			const dataDir = await newDataDir({});
			return {
				open: () => openStore(loadConfig({ DATA_DIR: dataDir }), ignoreErrors),
				remove: () => rm(dataDir, { recursive: true, force: true }),
			};
		},
	},
	{
		name: 'redis',
		...REDIS_ABSENT,
		create: async () => onServer(await RedisServer.start(), 'REDIS_URL'),
	},
	{
		name: 'redis behind a sentinel',
		...REDIS_ABSENT,
		create: async () => onServer(await RedisSentinel.start(), 'REDIS_URL'),
	},
	{
		name: 'redis cluster',
		...REDIS_ABSENT,
		create: async () => onServer(await RedisCluster.start(), 'REDIS_URL'),
	},
	{
		name: 'postgres',
		...POSTGRES_ABSENT,
		create: async () => onServer(await PostgresServer.start(), 'DATABASE_URL'),
	},
];

function onServer(
	server: { url: string; remove(): Promise<void> },
	variable: 'REDIS_URL' | 'DATABASE_URL',
): Backend {
	return {
		open: () => openStore(loadConfig({ [variable]: server.url }), ignoreErrors),
		remove: () => server.remove(),
	};
}
