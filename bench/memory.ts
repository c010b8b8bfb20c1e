import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from '../test/e2e/process/serviceProcess';
import { WORKER_API_KEY } from '../test/e2e/stack/accounts';
import { freePorts } from '../test/e2e/stack/ports';
import { buildWorker, WorkerServer } from '../test/e2e/stack/workerServer';
import { memoryOf } from './processMemory';
import { report } from './report';

/**
 * Memory of the idle worker: started, one subscription, no work. Reads Linux's /proc and
 * needs `redis-server`. Run it with `npm run bench:memory`.
 */
const REST_SECONDS = 20;

async function main(): Promise<void> {
	await buildWorker();
	const folder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	try {
		const rows = [await measure('embedded (PGlite)', folder)];
		const redis = await startRedis(folder);
		try {
			rows.push(await measure('Redis', folder, redis.url));
			rows.push({ process: 'redis-server itself', ...(await memoryOf(redis.process.pid)) });
		} finally {
			await redis.process.stop();
		}
		report('memory', `Memory after ${REST_SECONDS} s of idling, in MiB`, rows);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function measure(store: string, folder: string, redisUrl?: string) {
	const target = 'http://127.0.0.1:5678';
	const worker = new WorkerServer({
		port: (await freePorts()).worker,
		dataFolder: join(folder, store),
		apiKey: WORKER_API_KEY,
		allowedTargets: [target],
		logFile: join(folder, 'worker.log'),
		redisUrl,
	});
	try {
		await worker.start();
		await subscribe(worker, `${target}/webhook/rest/webhook`);
		await delay(REST_SECONDS * 1000);
		return { process: `worker, ${store}`, ...(await memoryOf(worker.pid)) };
	} finally {
		await worker.stop();
	}
}

async function subscribe({ url, apiKey }: WorkerServer, target: string): Promise<void> {
	const response = await fetch(`${url}/api/v1/subscriptions`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ target }),
	});
	if (!response.ok) throw new Error(`The worker answered ${response.status}`);
}

async function startRedis(folder: string) {
	const { worker: port } = await freePorts();
	const server = ServiceProcess.start({
		name: 'redis-server',
		command: 'redis-server',
		args: ['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'yes'],
		cwd: folder,
		env: { PATH: process.env.PATH },
		logFile: join(folder, 'redis.log'),
	});
	await server.untilReady(async () => await accepts(port));
	return { url: `redis://127.0.0.1:${port}`, process: server };
}

async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

void main();
