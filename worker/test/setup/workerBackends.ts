import { PostgresServer, postgresInstalled } from './postgresServer';
import { RedisCluster } from './redisCluster';
import { RedisServer, redisInstalled } from './redisServer';

/** A database of its own for one test file, and the variables that point the worker to it. */
export interface WorkerBackend {
	environment: Record<string, string>;
	remove(): Promise<void>;
}

export interface WorkerBackendKind {
	name: string;
	/** Why it cannot be tested here; absent when it can. */
	absent?: string;
	start(): Promise<WorkerBackend>;
}

/** One of each kind that the worker can run on, to run a whole worker's tests on. */
export const workerBackends: WorkerBackendKind[] = [
	{
		name: 'embedded',
		start: async () => ({ environment: {}, remove: async () => undefined }),
	},
	{
		name: 'redis',
		...(redisInstalled ? {} : { absent: 'redis-server is not installed' }),
		start: async () => {
			const server = await RedisServer.start();
			return { environment: { REDIS_URL: server.url }, remove: () => server.remove() };
		},
	},
	{
		name: 'postgres',
		...(postgresInstalled ? {} : { absent: 'PostgreSQL is not installed' }),
		start: async () => {
			const server = await PostgresServer.start();
			return { environment: { DATABASE_URL: server.url }, remove: () => server.remove() };
		},
	},
];

/** With those whose difference shows in few tests. */
export const allWorkerBackends: WorkerBackendKind[] = [
	...workerBackends,
	{
		name: 'redis cluster',
		...(redisInstalled ? {} : { absent: 'redis-server is not installed' }),
		start: async () => {
			const cluster = await RedisCluster.start();
			return { environment: { REDIS_URL: cluster.url }, remove: () => cluster.remove() };
		},
	},
];
