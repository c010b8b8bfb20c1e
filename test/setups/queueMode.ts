import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../worker/test/setup/freePort';
import { PostgresServer } from '../../worker/test/setup/postgresServer';
import { RedisServer } from '../../worker/test/setup/redisServer';
import { installN8n } from '../e2e/n8n-process/installN8n';
import { N8nClient } from '../e2e/n8n-process/n8nClient';
import { N8nServer } from '../e2e/n8n-process/n8nServer';
import type { N8nServerOptions } from '../e2e/n8n-process/n8nServer';
import { OWNER, WORKER_API_KEY } from '../e2e/stack/accounts';
import { installNodes } from '../e2e/stack/stack';
import { buildWorker, WorkerServer } from '../e2e/stack/workerServer';
import { startSimulator } from '../simulator';
import type { Simulator } from '../simulator';
import { Balancer } from './balancer';

/** n8n in queue mode behind a load balancer, with the simulator of Autodesk and the webhook worker. */
export interface QueueMode {
	simulator: Simulator;
	balancer: Balancer;
	/** The webhook worker of this repository, not n8n's worker. */
	worker: WorkerServer;
	client: N8nClient;
	/** Stops everything and removes its data. */
	remove(): Promise<void>;
}

/** Starts main process, worker and two webhook processes of n8n on PostgreSQL and Redis. */
export async function startQueueMode(): Promise<QueueMode> {
	const pinned = await installN8n();
	const folder = await mkdtemp(join(tmpdir(), 'aps-queue-mode-'));
	const undo: Array<() => Promise<void>> = [
		async () => await rm(folder, { recursive: true, force: true }),
	];
	const remove = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		const userFolder = join(folder, 'n8n');
		await mkdir(userFolder);
		await Promise.all([installNodes(userFolder), buildWorker()]);
		const postgres = await PostgresServer.start();
		undo.push(async () => await postgres.remove());
		const redis = await RedisServer.start();
		undo.push(async () => await redis.remove());
		const balancer = await Balancer.start();
		undo.push(async () => await balancer.close());
		const environment = environmentOf(postgres, redis, balancer);

		const start = async (role: N8nServerOptions['role'], name: string) => {
			const place = { userFolder, port: await freePort(), brokerPort: await freePort() };
			const own = { ...environment, QUEUE_HEALTH_CHECK_PORT: String(place.port) };
			const log = join(folder, `${name}.log`);
			const server = new N8nServer(pinned, place, log, { role, environment: own });
			undo.push(async () => await server.stop());
			await server.start();
			return server;
		};
		// The main process creates the database.
		const main = await start('start', 'main');
		await start('worker', 'worker');
		const webhooks = [await start('webhook', 'webhook-1'), await start('webhook', 'webhook-2')];
		balancer.serve({ main: main.url, webhooks: webhooks.map(({ url }) => url) });

		const simulator = await startSimulator();
		undo.push(async () => await simulator.close());
		const worker = new WorkerServer({
			port: await freePort(),
			dataFolder: join(folder, 'aps-worker'),
			apiKey: WORKER_API_KEY,
			allowedTargets: [balancer.url],
			logFile: join(folder, 'aps-worker.log'),
		});
		undo.push(async () => await worker.stop());
		await worker.start();
		const client = await N8nClient.signIn(main.url, OWNER);
		undo.push(async () => await client.close());
		return { simulator, balancer, worker, client, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}

/** What all processes of n8n have in common. */
function environmentOf(
	postgres: PostgresServer,
	redis: RedisServer,
	balancer: Balancer,
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_WEBHOOK_URL: `${balancer.url}/`,
		N8N_RUNNERS_ENABLED: 'false',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: 'any',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	};
}
