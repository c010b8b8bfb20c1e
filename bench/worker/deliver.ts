import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from '../../test/chaos/cleanup';
import type { WorkerApi } from '../../test/chaos/workerApi';
import { waitFor } from '../../test/e2e/process/waitFor';
import { percentile, report } from '../report';
import { startWorker, STORES, type BenchedWorker, type StoreName } from './benchedWorker';
import { Callbacks } from './callbacks';
import { startEventCounter, type EventCounter } from './eventCounter';
import { atRate, load } from './load';

const CONNECTIONS = 64;
/** Deliveries under way at once. */
const CONCURRENCY = 20;
const BATCHES = [
	{ maxEvents: 1, maxWaitSeconds: 0 },
	{ maxEvents: 100, maxWaitSeconds: 1 },
];
const PER_SECOND = 100;

export interface DeliverOptions {
	/** Events that wait when delivering starts. */
	backlog: Record<StoreName, number>;
	/** How long events are sent at an even rate to see how long each takes. */
	latencySeconds: number;
	/** Seconds without work before memory is measured. */
	restSeconds: number;
}

interface Session {
	worker: BenchedWorker;
	counter: EventCounter;
	callbacks: Callbacks;
}

/** Events per second from a backlog, the way of one event at an even rate, and memory meanwhile. */
export async function measureDelivering(options: DeliverOptions): Promise<void> {
	const drained = [];
	const latencies = [];
	const memory = [];
	for (const store of STORES) {
		const cleanup = new Cleanup();
		try {
			const session = await openSession(store, cleanup);
			await delay(options.restSeconds * 1000);
			const atRest = await session.worker.memory();
			let atBacklog = 0;
			for (const batch of BATCHES) {
				const backlog = await fill(session, options.backlog[store]);
				atBacklog = Math.max(atBacklog, await session.worker.memory());
				drained.push({ store, ...(await drain(session, batch, backlog)) });
				console.log(drained.at(-1));
			}
			latencies.push({ store, ...(await latencyOf(session, options.latencySeconds)) });
			console.log(latencies.at(-1));
			await delay(options.restSeconds * 1000);
			const after = await session.worker.memory();
			memory.push({ store, 'at rest': atRest, 'with backlog': atBacklog, after });
		} finally {
			await cleanup.run();
		}
	}
	report('worker-deliver', `A backlog drained, ${CONCURRENCY} deliveries at a time`, drained);
	report(
		'worker-latency',
		`From callback to delivery at ${PER_SECOND} events per second, in ms`,
		latencies,
	);
	report('worker-memory', 'Memory of the worker process (PSS), in MiB', memory);
}

async function openSession(store: StoreName, cleanup: Cleanup): Promise<Session> {
	const counter = await startEventCounter(cleanup);
	const worker = await startWorker(store, counter.target, CONCURRENCY, cleanup);
	return { worker, counter, callbacks: new Callbacks(worker.callbacks) };
}

/**
 * Brings in at least as many events while nothing is delivered. On a busy machine the worker may tell
 * a caller to come again later: then another event takes the place.
 *
 * @returns how many were answered with 204
 */
async function fill({ worker, callbacks }: Session, count: number): Promise<number> {
	let stored = 0;
	while (stored < count) {
		let left = count - stored;
		const { latencies } = await load({
			port: worker.callbacks.port,
			connections: CONNECTIONS,
			next: () => callbacks.next(),
			goOn: () => left-- > 0,
		});
		stored += latencies.length;
	}
	return stored;
}

async function drain(
	{ worker: { api, subscriptionId }, counter }: Session,
	batch: (typeof BATCHES)[number],
	backlog: number,
): Promise<Record<string, number>> {
	counter.arrivals.clear();
	counter.requests = 0;
	await api.change(subscriptionId, { batch });
	await api.resume(subscriptionId);
	await waitFor(() => counter.arrivals.size >= backlog, {
		what: `${backlog} events to be delivered, of which ${counter.arrivals.size} were`,
		timeoutSeconds: 600,
		intervalMilliseconds: 20,
	});
	const times = [...counter.arrivals.values()];
	const seconds = (times[times.length - 1] - times[0]) / 1000;
	await endDelivering(api, subscriptionId);
	return {
		'batch of': batch.maxEvents,
		events: times.length,
		requests: counter.requests,
		'events per second': Math.round(times.length / seconds),
	};
}

async function endDelivering(api: WorkerApi, subscriptionId: string): Promise<void> {
	await waitFor(async () => !(await api.isBusy()), { what: 'the last events', timeoutSeconds: 60 });
	await api.pause(subscriptionId);
}

async function latencyOf(
	{ worker, counter, callbacks }: Session,
	seconds: number,
): Promise<Record<string, number>> {
	const { api, subscriptionId } = worker;
	counter.arrivals.clear();
	await api.change(subscriptionId, { batch: BATCHES[0] });
	await api.resume(subscriptionId);
	const sentAt = new Map<string, number>();
	const total = seconds * PER_SECOND;
	const turn = atRate(PER_SECOND);
	let left = total;
	const { latencies: answered } = await load({
		port: worker.callbacks.port,
		connections: 8,
		goOn: () => left-- > 0,
		async next() {
			await turn();
			const request = callbacks.next();
			sentAt.set(callbacks.lastName, performance.now());
			return request;
		},
	});
	await waitFor(() => counter.arrivals.size >= answered.length, {
		what: `${answered.length} events to be delivered`,
		timeoutSeconds: 60,
		intervalMilliseconds: 20,
	});
	await endDelivering(api, subscriptionId);
	const latencies = [...counter.arrivals].map(([name, at]) => at - (sentAt.get(name) ?? NaN));
	return {
		events: latencies.length,
		refused: total - answered.length,
		p50: tenths(percentile(latencies, 0.5)),
		p90: tenths(percentile(latencies, 0.9)),
		p99: tenths(percentile(latencies, 0.99)),
		max: tenths(Math.max(...latencies)),
	};
}

function tenths(milliseconds: number): number {
	return Math.round(milliseconds * 10) / 10;
}
