import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPS, SERVICE_ACCOUNT, startSimulator } from '../../simulator';
import type { Simulator } from '../../simulator';
import { installCommunityPackage } from '../n8n-process/communityPackage';
import type { CommunityPackage } from '../n8n-process/communityPackage';
import { recordCommunityPackage } from '../n8n-process/communityPackageRecord';
import { installN8n } from '../n8n-process/installN8n';
import { N8nClient } from '../n8n-process/n8nClient';
import { N8nServer } from '../n8n-process/n8nServer';
import type { PinnedN8n } from '../n8n-process/pinnedN8n';
import { packNodes } from '../n8n-process/nodesTarball';
import { Progress } from '../process/progress';
import { OWNER, WORKER_API_KEY } from './accounts';
import type { Ports } from './ports';
import { ServiceAccounts } from './serviceAccounts';
import { buildWorker, WorkerServer } from './workerServer';

export interface StackOptions {
	/** Contains all data and logs of the three servers. A restart with the same folder continues. */
	dataFolder: string;
	ports: Ports;
	/** Whether the worker has an app and a service account, so that it checks webhooks and polls. */
	workerCallsAutodesk?: boolean;
	/** Default: the n8n of the demo. */
	pinned?: PinnedN8n;
	/** Pauses between the worker's delivery attempts, in seconds. Default: the worker's, over days. */
	workerRetrySchedule?: readonly number[];
	/** The packed nodes, if they and the worker are built already. Default: builds both. */
	nodesTarball?: string;
}

/** The simulator, the worker with its embedded store, and a real n8n with the packed nodes. */
export interface Stack {
	simulator: Simulator;
	worker: WorkerServer;
	n8n: N8nServer;
	client: N8nClient;
	/** Stops everything in an order that loses nothing: each caller before the server it calls. */
	stop(): Promise<void>;
}

/** Provides what is missing (n8n, builds), starts the three servers, and signs in to n8n. */
export async function startStack(options: StackOptions): Promise<Stack> {
	const { dataFolder, ports } = options;
	const n8nPlace = {
		userFolder: join(dataFolder, 'n8n'),
		port: ports.n8n,
		brokerPort: ports.broker,
	};
	await mkdir(n8nPlace.userFolder, { recursive: true });
	const pinned = await installN8n(options.pinned);
	const installed = await Progress.during('Building and packing nodes and worker', async () => {
		const { nodesTarball } = options;
		if (nodesTarball !== undefined) {
			return await installCommunityPackage(n8nPlace.userFolder, nodesTarball);
		}
		const [nodes] = await Promise.all([installNodes(n8nPlace.userFolder), buildWorker()]);
		return nodes;
	});
	return await Progress.during('Starting simulator, worker and n8n', async () => {
		const started: Array<() => Promise<void>> = [];
		const stop = async () => await stopAll(started.splice(0).reverse());
		try {
			const simulator = await startSimulator({
				port: ports.simulator,
				dataFile: join(dataFolder, 'simulator.json'),
			});
			started.push(async () => await simulator.close());
			const worker = new WorkerServer({
				port: ports.worker,
				dataFolder: join(dataFolder, 'worker'),
				apiKey: WORKER_API_KEY,
				allowedTargets: [`http://127.0.0.1:${ports.n8n}`],
				logFile: join(dataFolder, 'logs/worker.log'),
				environment: await workerEnvironment(options, simulator.url),
			});
			started.push(async () => await worker.stop());
			await worker.start();
			const n8n = new N8nServer(pinned, n8nPlace, join(dataFolder, 'logs/n8n.log'));
			started.push(async () => await n8n.stop());
			await n8n.start();
			const client = await N8nClient.signIn(n8n.url, OWNER);
			started.push(async () => await client.close());
			recordCommunityPackage(n8nPlace.userFolder, installed, await client.nodesOf(installed.name));
			return { simulator, worker, n8n, client, stop };
		} catch (error) {
			await stop();
			throw error;
		}
	});
}

async function workerEnvironment(
	{ workerCallsAutodesk = false, workerRetrySchedule }: StackOptions,
	apsUrl: string,
): Promise<Record<string, string>> {
	return {
		...(workerCallsAutodesk && (await autodeskEnvironment(apsUrl))),
		...(workerRetrySchedule && { RETRY_SCHEDULE: workerRetrySchedule.join(',') }),
	};
}

async function autodeskEnvironment(apsUrl: string): Promise<Record<string, string>> {
	const { clientId, clientSecret } = APPS.twoLegged;
	const accounts = await ServiceAccounts.of(apsUrl);
	const { serviceAccountId, keyId, privateKey } = await accounts.addKey(SERVICE_ACCOUNT.id);
	return {
		APS_CLIENT_ID: clientId,
		APS_CLIENT_SECRET: clientSecret,
		APS_BASE_URL: apsUrl,
		APS_RATE_SHARE: '1',
		APS_SERVICE_ACCOUNT_ID: serviceAccountId,
		APS_SERVICE_ACCOUNT_KEY_ID: keyId,
		APS_SERVICE_ACCOUNT_PRIVATE_KEY: privateKey,
	};
}

/** A failure to stop one must not prevent stopping the others. */
async function stopAll(stops: ReadonlyArray<() => Promise<void>>): Promise<void> {
	const failures: unknown[] = [];
	for (const stop of stops) {
		await stop().catch((error: unknown) => failures.push(error));
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Not everything stopped cleanly');
}

/** Packs the nodes and installs them into the user folder of an n8n. */
export async function installNodes(userFolder: string): Promise<CommunityPackage> {
	const scratch = await mkdtemp(join(tmpdir(), 'packed-nodes-'));
	try {
		return await installCommunityPackage(userFolder, await packNodes(scratch));
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}
