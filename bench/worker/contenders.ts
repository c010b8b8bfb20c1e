import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisServer } from '../../worker/test/setup/redisServer';
import type { Cleanup } from '../../test/chaos/cleanup';
import { installN8n } from '../../test/e2e/n8n-process/installN8n';
import { N8nClient } from '../../test/e2e/n8n-process/n8nClient';
import { N8nServer } from '../../test/e2e/n8n-process/n8nServer';
import { OWNER } from '../../test/e2e/stack/accounts';
import { freePorts } from '../../test/e2e/stack/ports';
import { startReceivers, startWorker, type StoreName } from './benchedWorker';
import type { CallbackAddress } from './callbacks';
import { startServer } from './serverProcess';

/** Something that receives callbacks. */
export interface Contender {
	name: string;
	start(cleanup: Cleanup): Promise<CallbackAddress>;
}

/** Contenders that verify no signature get signed callbacks, too. */
const ANY_SECRET = 's'.repeat(48);
/** Nothing is delivered while receiving is measured, so nothing needs to listen there. */
const NO_TARGET = 'http://127.0.0.1:9/webhook';

export const BARE = 'Express, 204 only';
export const NAIVE = 'Express + one queue.add on Redis';
export const SAME_DUTIES = 'Express + the same duties on Redis';
export const N8N = 'n8n Webhook node';

export const CONTENDERS: readonly Contender[] = [
	{
		name: BARE,
		async start(cleanup) {
			const { port, stop } = await startServer('bare', await folderFor(cleanup));
			cleanup.later(stop);
			return { ports: [port], path: '/callbacks', secret: ANY_SECRET };
		},
	},
	onRedis(NAIVE, 'naive'),
	onRedis(SAME_DUTIES, 'sameDuties'),
	worker('Redis'),
	{
		name: 'two receivers of the worker, Redis',
		start: (cleanup) => startReceivers(2, NO_TARGET, cleanup),
	},
	worker('PostgreSQL'),
	worker('embedded'),
	{ name: N8N, start: startN8nWebhook },
];

function onRedis(name: string, server: 'naive' | 'sameDuties'): Contender {
	return {
		name,
		async start(cleanup) {
			const redis = await RedisServer.start();
			cleanup.later(() => redis.remove());
			const environment = { REDIS_URL: redis.url, SECRET: ANY_SECRET };
			const { port, stop } = await startServer(server, await folderFor(cleanup), environment);
			cleanup.later(stop);
			return { ports: [port], path: '/callbacks', secret: ANY_SECRET };
		},
	};
}

function worker(store: StoreName): Contender {
	return {
		name: `the worker, ${store}`,
		start: async (cleanup) => (await startWorker(store, NO_TARGET, 1, cleanup)).callbacks,
	};
}

/** A real n8n with SQLite, and a workflow of a single Webhook node that answers immediately. */
async function startN8nWebhook(cleanup: Cleanup): Promise<CallbackAddress> {
	const userFolder = await folderFor(cleanup);
	const { n8n: port, broker: brokerPort } = await freePorts();
	const place = { userFolder, port, brokerPort };
	const server = new N8nServer(await installN8n(), place, join(userFolder, 'n8n.log'));
	cleanup.later(() => server.stop());
	await server.start();
	const { workflows } = await N8nClient.signIn(server.url, OWNER);
	const webhook = {
		id: crypto.randomUUID(),
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0] as [number, number],
		parameters: { httpMethod: 'POST', path: 'callbacks', responseMode: 'onReceived' },
		webhookId: crypto.randomUUID(),
	};
	await workflows.activate(
		await workflows.create({ name: 'Receive', nodes: [webhook], connections: {} }),
	);
	return { ports: [port], path: '/webhook/callbacks', secret: ANY_SECRET };
}

async function folderFor(cleanup: Cleanup): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	cleanup.later(() => rm(folder, { recursive: true, force: true }));
	return folder;
}
