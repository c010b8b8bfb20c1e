import { Cleanup } from '../../test/chaos/cleanup';
import { waitFor } from '../../test/e2e/process/waitFor';
import { report } from '../report';
import { startWorker } from './benchedWorker';
import { Callbacks } from './callbacks';
import { EventCounter } from './eventCounter';
import { atRate, load } from './load';
import { spread } from './spread';
import { versions } from './versions';

const HEALTHY = 100;
const HEALTHY_PER_SECOND = 100;
const HANGING_PER_SECOND = 10;
/** One of n8n's webhooks never answers: the worker waits 30 s for each of its deliveries. */
const HANGING_PATH = '/hanging';

interface Recipient {
	path: string;
	callbacks: Callbacks;
}

/** The effect of a hanging target on others: the latency of events for healthy targets. */
export async function measureIsolation({ seconds }: { seconds: number }): Promise<void> {
	const cleanup = new Cleanup();
	try {
		const counter = await EventCounter.start(cleanup, (path) => path === HANGING_PATH);
		const worker = await startWorker('Redis', `${counter.origin}${HANGING_PATH}`, 5, cleanup);
		await worker.api.resume(worker.subscriptionId);
		const hanging = new Callbacks(worker.callbacks);
		const healthy: Recipient[] = [];
		for (let n = 1; n <= HEALTHY; n++) {
			const path = `/healthy/${n}`;
			const address = await worker.subscribe(`${counter.origin}${path}`);
			healthy.push({ path, callbacks: new Callbacks(address) });
		}

		const sentAt = new Map<string, number>();
		const perSecond = HEALTHY_PER_SECOND + HANGING_PER_SECOND;
		const turn = atRate(perSecond);
		const total = seconds * perSecond;
		let left = total;
		let turns = 0;
		let turnsOfHealthy = 0;
		const { latencies: answers } = await load({
			ports: worker.callbacks.ports,
			connections: 16,
			goOn: () => left-- > 0,
			async next() {
				const isForHanging = turns++ % (perSecond / HANGING_PER_SECOND) === 0;
				await turn();
				if (isForHanging) return hanging.next();
				const { path, callbacks } = healthy[turnsOfHealthy++ % HEALTHY];
				const request = callbacks.next();
				sentAt.set(EventCounter.nameOf(path, callbacks.lastName), performance.now());
				return request;
			},
		});
		const refused = total - answers.length;
		await waitFor(() => counter.arrivals.size >= sentAt.size - refused, {
			what: `${sentAt.size} events of healthy targets to be delivered`,
			timeoutSeconds: 60,
			intervalMilliseconds: 20,
		});
		const latencies = [...counter.arrivals].map(([name, at]) => at - (sentAt.get(name) ?? NaN));
		report(
			'worker-isolation',
			`Callback to delivery at ${HEALTHY} healthy targets while another one hangs, in ms`,
			[{ store: 'Redis', events: latencies.length, refused, ...spread(latencies) }],
			versions(),
		);
	} finally {
		await cleanup.run();
	}
}
