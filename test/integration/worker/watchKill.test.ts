import { rm } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { APPS, HUBS, startSimulator } from '../../simulator';
import { newDataDir } from '../../../worker/test/embeddedTemplate';
import { Target } from '../../../worker/test/target';
import { workerBackends } from '../../../worker/test/workerBackends';
import { WorkerProcess } from '../../../worker/test/workerProcess';
import { API_KEY, type SubscriptionView } from '../../../worker/test/workerUnderTest';

const ADDED = 150;

describe.concurrent.each(workerBackends)('a watch on $name', ({ absent, start }) => {
	it.skipIf(absent)(
		'tells every change once, though the worker is killed in the middle of a look',
		async ({ expect }) => {
			const backend = await start();
			const dataDir = await newDataDir(backend.environment);
			const simulator = await startSimulator();
			const target = await Target.start();
			const worker = await WorkerProcess.start({
				...backend.environment,
				API_KEY,
				DATA_DIR: dataDir,
				ALLOWED_TARGETS: target.origin,
				APS_CLIENT_ID: APPS.twoLegged.clientId,
				APS_CLIENT_SECRET: APPS.twoLegged.clientSecret,
				APS_BASE_URL: simulator.url,
			});
			const api = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
				const response = await fetch(`${worker.url}/api/v1${path}`, {
					method,
					headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
				return (await response.json()) as Body;
			};
			try {
				const subscription = await api<SubscriptionView>('POST', '/subscriptions', {
					target: target.url('/webhook'),
					concurrency: 50,
				});
				const { id: watchId } = await api<{ id: string }>('POST', '/watches', {
					kind: 'accountUsers',
					accountId: HUBS.us.id,
					subscription: subscription.id,
					schedule: { everyMinutes: 600 },
				});
				const watch = async (): Promise<unknown> => await api('GET', `/watches/${watchId}`);
				await expect.poll(watch).toMatchObject({ lastRun: { outcome: 'baseline' } });

				simulator.populate({ accountUsers: ADDED });
				// The second page answers late: by then the changes of the first are told.
				simulator.faults.order({
					path: '/hq/v1/*/users',
					after: 1,
					times: 1,
					fault: { kind: 'slow', delayMs: 3_000 },
				});
				await api('POST', `/watches/${watchId}/run`);
				await expect.poll(() => target.received.length, { timeout: 20_000 }).toBeGreaterThan(50);
				await worker.kill();
				await worker.run();

				await expect
					.poll(watch, { timeout: 60_000 })
					.toMatchObject({ lastRun: { outcome: 'compared' }, records: ADDED + 2 });
				const told = (): Set<unknown> =>
					new Set(
						target.received.flatMap(({ delivery }) =>
							delivery.events.map(({ payload }) => (payload.user as { id: string }).id),
						),
					);
				await expect.poll(() => told().size).toBe(ADDED);
				const ids = target.received.flatMap(({ delivery }) => delivery.events.map(({ id }) => id));
				// A delivery under way when the worker died may come again, as the same event.
				expect(new Set(ids).size).toBe(ADDED);
			} finally {
				await worker.remove();
				await target.close();
				await simulator.close();
				await backend.remove();
				await rm(dataDir, { recursive: true, force: true });
			}
		},
		120_000,
	);
});
