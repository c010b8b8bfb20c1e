import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { PostgresServer, postgresInstalled } from '../postgresServer';
import { RedisServer, redisInstalled } from '../redisServer';

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

export const backends: BackendKind[] = [
	{
		name: 'embedded',
		async create() {
			const dataDir = await mkdtemp(join(tmpdir(), 'aps-embedded-'));
			return {
				open: () => openStore({ store: { kind: 'embedded' }, dataDir }, ignoreErrors),
				remove: () => rm(dataDir, { recursive: true, force: true }),
			};
		},
	},
	{
		name: 'redis',
		...(redisInstalled ? {} : { absent: 'redis-server is not installed' }),
		async create() {
			const server = await RedisServer.start();
			return {
				open: () =>
					openStore({ store: { kind: 'redis', url: server.url }, dataDir: '' }, ignoreErrors),
				remove: () => server.remove(),
			};
		},
	},
	{
		name: 'postgres',
		...(postgresInstalled ? {} : { absent: 'PostgreSQL is not installed' }),
		async create() {
			const server = await PostgresServer.start();
			return {
				open: () =>
					openStore({ store: { kind: 'postgres', url: server.url }, dataDir: '' }, ignoreErrors),
				remove: () => server.remove(),
			};
		},
	},
];
