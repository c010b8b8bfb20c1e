import { Cleanup } from '../../test/chaos/cleanup';
import { waitFor } from '../../test/e2e/process/waitFor';
import { report } from '../report';
import { startWorker, STORES, type BenchedWorker, type StoreName } from './benchedWorker';
import { Callbacks } from './callbacks';
import { EventCounter } from './eventCounter';
import { fill } from './fill';
import { atRate, load } from './load';
import { spread } from './spread';
import { versions } from './versions';

/** Maximum number of simultaneous deliveries. */
const CONCURRENCY = 20;
const PATH = '/webhook';
const SINGLE = { maxEvents: 1, maxWaitSeconds: 0 };
const BATCH = { maxEvents: 100, maxWaitSeconds: 1 };
/** The share of the backlog that is delivered individually; the rest follows in batches. */
const SINGLE_SHARE = 0.1;
const PER_SECOND = 100;

export interface DeliverOptions {
	/** Number of waiting events when delivery starts. */
	backlog: Record<StoreName, number>;
	/** How long events are sent at an even rate to measure their latency. */
	latencySeconds: number;
}

interface Session {
	worker: BenchedWorker;
	counter: EventCounter;
	callbacks: Callbacks;
}

/** Events per second from a backlog, and latency at an even rate. */
export async function measureDelivering(options: DeliverOptions): Promise<void> {
	const drained = [];
	const latencies = [];
	for (const store of STORES) {
		const cleanup = new Cleanup();
		try {
			const session = await openSession(store, cleanup);
			const { worker, callbacks } = session;
			const backlog = await fill(worker.callbacks, callbacks, options.backlog[store]);
			const singles = Math.round(backlog * SINGLE_SHARE);
			drained.push({ store, backlog, ...(await drain(session, SINGLE, singles)) });
			await pause(session);
			const rest = backlog - session.counter.total;
			drained.push({ store, backlog: rest, ...(await drain(session, BATCH, rest)) });
			console.log(...drained.slice(-2));
			await endDelivering(session);
			latencies.push({ store, ...(await latencyOf(session, options.latencySeconds)) });
			console.log(latencies.at(-1));
		} finally {
			await cleanup.run();
		}
	}
	report(
		'worker-deliver',
		`A backlog drained, ${CONCURRENCY} deliveries at a time`,
		drained,
		versions(),
	);
	report(
		'worker-latency',
		`From callback to delivery at ${PER_SECOND} events per second, in ms`,
		latencies,
		versions(),
	);
}

async function openSession(store: StoreName, cleanup: Cleanup): Promise<Session> {
	const counter = await EventCounter.start(cleanup);
	const worker = await startWorker(store, `${counter.origin}${PATH}`, CONCURRENCY, cleanup);
	return { worker, counter, callbacks: new Callbacks(worker.callbacks) };
}

/** Delivers until the given number of additional events has arrived. */
async function drain(
	{ worker: { api, subscriptionId }, counter }: Session,
	batch: typeof SINGLE,
	events: number,
): Promise<Record<string, number>> {
	counter.restart();
	await api.change(subscriptionId, { batch });
	await api.resume(subscriptionId);
	await waitFor(() => counter.arrivals.size >= events, {
		what: `${events} events to be delivered, of which ${counter.arrivals.size} were`,
		timeoutSeconds: 900,
		intervalMilliseconds: 5,
	});
	const times = [...counter.arrivals.values()].slice(0, events);
	const seconds = (times[times.length - 1] - times[0]) / 1000;
	return {
		'batch of': batch.maxEvents,
		events,
		'events per second': Math.round(events / seconds),
	};
}

/** Pauses delivery; deliveries in progress still arrive. */
async function pause({ worker: { api, subscriptionId } }: Session): Promise<void> {
	await api.pause(subscriptionId);
	await waitFor(async () => (await api.deliveries('delivering')).length === 0, {
		what: 'the deliveries in progress',
		timeoutSeconds: 60,
	});
}

async function endDelivering({ worker: { api, subscriptionId } }: Session): Promise<void> {
	await waitFor(async () => !(await api.isBusy()), { what: 'the last events', timeoutSeconds: 60 });
	await api.pause(subscriptionId);
}

async function latencyOf(session: Session, seconds: number): Promise<Record<string, number>> {
	const { worker, counter, callbacks } = session;
	const { api, subscriptionId } = worker;
	counter.restart();
	await api.change(subscriptionId, { batch: SINGLE });
	await api.resume(subscriptionId);
	const sentAt = new Map<string, number>();
	const total = seconds * PER_SECOND;
	const turn = atRate(PER_SECOND);
	let left = total;
	const { latencies: answered } = await load({
		ports: worker.callbacks.ports,
		connections: 8,
		goOn: () => left-- > 0,
		async next() {
			await turn();
			const request = callbacks.next();
			sentAt.set(EventCounter.nameOf(PATH, callbacks.lastName), performance.now());
			return request;
		},
	});
	await waitFor(() => counter.arrivals.size >= answered.length, {
		what: `${answered.length} events to be delivered`,
		timeoutSeconds: 60,
		intervalMilliseconds: 20,
	});
	await endDelivering(session);
	const latencies = [...counter.arrivals].map(([name, at]) => at - (sentAt.get(name) ?? NaN));
	return { events: latencies.length, refused: total - answered.length, ...spread(latencies) };
}
