import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from '../../test/chaos/cleanup';
import { waitFor } from '../../test/e2e/process/waitFor';
import { report } from '../report';
import { startWorker, STORES, type StoreName } from './benchedWorker';
import { Callbacks } from './callbacks';
import { EventCounter } from './eventCounter';
import { fill } from './fill';
import { versions } from './versions';

/** Maximum number of simultaneous deliveries. */
const CONCURRENCY = 20;
/** The larger a batch, the more events the worker holds at once. */
const BATCH = { maxEvents: 100, maxWaitSeconds: 1 };

export interface MemoryOptions {
	/** Number of waiting events when delivery starts. */
	backlog: number;
	/** Seconds without work before memory is measured. */
	restSeconds: number;
}

/**
 * Memory of the worker, and of the store's server if it has one: at rest, when a backlog has
 * just arrived, when it has just been delivered, and at rest again.
 */
export async function measureMemory(options: MemoryOptions): Promise<void> {
	const rows = [];
	for (const store of STORES) rows.push(...(await memoryOf(store, options)));
	report(
		'worker-memory',
		`Memory before, with and after a backlog (PSS), in MiB; at rest: after ${options.restSeconds} s without work`,
		rows,
		versions(),
	);
}

async function memoryOf(store: StoreName, { backlog, restSeconds }: MemoryOptions) {
	const cleanup = new Cleanup();
	try {
		const counter = await EventCounter.start(cleanup);
		const worker = await startWorker(store, counter.origin, CONCURRENCY, cleanup);
		const { api, subscriptionId } = worker;
		await api.change(subscriptionId, { batch: BATCH });
		await delay(restSeconds * 1000);
		const before = await worker.memory();
		const stored = await fill(worker.callbacks, new Callbacks(worker.callbacks), backlog);
		const waiting = await worker.memory();
		await api.resume(subscriptionId);
		await waitFor(() => counter.total >= stored, {
			what: `${stored} events to be delivered, of which ${counter.total} were`,
			timeoutSeconds: 300,
		});
		const drained = await worker.memory();
		await delay(restSeconds * 1000);
		const after = await worker.memory();
		return Object.entries(before).map(([process, mebibytes]) => ({
			store,
			process,
			'at rest': mebibytes,
			backlog: stored,
			'with backlog': waiting[process],
			'just delivered': drained[process],
			'at rest again': after[process],
			ratio: Number(((after[process] ?? 0) / mebibytes).toFixed(2)),
		}));
	} finally {
		await cleanup.run();
	}
}
