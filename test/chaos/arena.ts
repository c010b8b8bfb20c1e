import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../worker/test/setup/freePort';
import { WorkerProcess } from '../../worker/test/setup/workerProcess';
import { startStore, type ArenaStore, type StoreKind } from './arenaStore';
import { Autodesk } from './autodesk';
import type { Cleanup } from './cleanup';
import { SimulatedClock } from './clock/simulatedClock';
import { Disk } from './disk';
import { Ledger } from './ledger';
import { Line } from './line';
import type { Random } from './random';
import { Sink } from './sink';
import { WorkerApi, type SubscriptionSettings } from './workerApi';

export interface ArenaOptions {
	store: StoreKind;
	/** Runs receiver and deliverer as separate processes. Not possible with the embedded store. */
	split?: boolean;
	/** Size of a separate disk for the worker's data, such as `150m`. */
	disk?: string;
	/** Settings of the only subscription. */
	subscription?: SubscriptionSettings;
	/** Additional environment variables of the worker. */
	environment?: Record<string, string>;
	/** How long Autodesk's retries of an event take, in seconds. Default: 120. */
	retrySpan?: number;
}

/**
 * Autodesk, the worker with its store, and n8n, connected by lines that can be cut:
 *
 *     Autodesk --front--> receiver --store.line--> store <--store.line-- deliverer --back--> n8n
 */
export interface Arena {
	autodesk: Autodesk;
	front: Line;
	receiver: WorkerProcess;
	store: ArenaStore;
	/** The same process as the receiver, unless they are split. */
	deliverer: WorkerProcess;
	/** All processes of the worker. */
	workers: readonly WorkerProcess[];
	back: Line;
	n8n: Sink;
	ledger: Ledger;
	api: WorkerApi;
	/** The clock of the worker and of n8n. */
	clock: SimulatedClock;
	disk?: Disk;
	random: Random;
}

const API_KEY = 'chaos-api-key-0123456789';

/**
 * In seconds. The first retry comes after half a second, the last one 60 s after the one before. Longer than
 * a restart of the worker takes on a busy machine, as 48 hours are longer than any usual restart.
 */
const RETRY_SPAN = 120;

/** @param cleanup receives the tasks that end everything, even if building the arena fails */
export async function buildArena(
	options: ArenaOptions,
	random: Random,
	cleanup: Cleanup,
): Promise<Arena> {
	const folder = await mkdtemp(join(tmpdir(), 'aps-chaos-'));
	cleanup.later(() => rm(folder, { recursive: true, force: true }));
	const clock = new SimulatedClock(folder);
	const ledger = new Ledger();

	const n8n = await Sink.start({ ledger, apiKey: API_KEY, now: () => clock.now() });
	cleanup.later(() => n8n.close());
	const back = await Line.to(n8n.port, (port) => ledger.disruptions.noteCut(port));
	cleanup.later(() => back.close());

	const store = await startStore(options.store, cleanup);
	const dataDir = join(folder, 'data');
	await mkdir(dataDir);
	const disk = options.disk === undefined ? undefined : Disk.mount(dataDir, options.disk);
	if (disk) cleanup.later(() => disk.unmount());

	const port = await freePort();
	const front = await Line.to(port);
	cleanup.later(() => front.close());
	const workers = await startWorkers(options.split ?? false, cleanup, {
		PORT: String(port),
		PUBLIC_URL: front.origin,
		API_KEY,
		ENCRYPTION_KEY: randomBytes(32).toString('base64'),
		DATA_DIR: dataDir,
		ALLOWED_TARGETS: back.origin,
		...clock.environment,
		...store.environment,
		...options.environment,
	});

	const api = new WorkerApi(workers.receiver, API_KEY);
	const subscription = await api.subscribe(
		`${back.origin}/webhook/chaos/webhook`,
		options.subscription,
	);
	const autodesk = await Autodesk.start(ledger, options.retrySpan ?? RETRY_SPAN);
	cleanup.later(() => autodesk.close());
	await autodesk.addHook(subscription.callbackUrl, subscription.callbackSecret);
	return { autodesk, front, ...workers, store, back, n8n, ledger, api, clock, disk, random };
}

type Workers = Pick<Arena, 'receiver' | 'deliverer' | 'workers'>;

async function startWorkers(
	split: boolean,
	cleanup: Cleanup,
	environment: Record<string, string>,
): Promise<Workers> {
	const start = async (other: Record<string, string>): Promise<WorkerProcess> => {
		const worker = await WorkerProcess.start({ ...environment, ...other });
		cleanup.later(() => worker.remove());
		return worker;
	};
	if (!split) {
		const worker = await start({});
		return { receiver: worker, deliverer: worker, workers: [worker] };
	}
	const receiver = await start({ ROLES: 'receiver' });
	const deliverer = await start({ ROLES: 'deliverer,scheduler', PORT: '0' });
	return { receiver, deliverer, workers: [receiver, deliverer] };
}
