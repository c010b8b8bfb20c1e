import { describe, it } from 'vitest';
import { workerBackends } from '../setup/workerBackends';
import { HUBS } from '../../../test/simulator';
import { KillableWorker } from '../setup/killableWorker';

const ADDED = 150;

describe.concurrent.each(workerBackends)('a watch on $name', ({ absent, start }) => {
	it.skipIf(absent)(
		'tells every change once, though the worker is killed in the middle of a look',
		async ({ expect }) => {
			const worker = await KillableWorker.start({ start });
			const { simulator, target } = worker;
			try {
				const subscription = await worker.subscribe();
				const { id: watchId } = await worker.api<{ id: string }>('POST', '/watches', {
					kind: 'accountUsers',
					accountId: HUBS.us.id,
					subscription: subscription.id,
					schedule: { everyMinutes: 600 },
				});
				const watch = async (): Promise<unknown> => await worker.api('GET', `/watches/${watchId}`);
				await expect.poll(watch).toMatchObject({ lastRun: { outcome: 'baseline' } });

				simulator.populate({ accountUsers: ADDED });
				// The second page answers late: by then the changes of the first are told.
				simulator.faults.order({
					path: '/hq/v1/*/users',
					after: 1,
					times: 1,
					fault: { kind: 'slow', delayMs: 3_000 },
				});
				await worker.api('POST', `/watches/${watchId}/run`);
				await expect.poll(() => target.received.length).toBeGreaterThan(50);
				await worker.killAndRestart();

				await expect
					.poll(watch, { timeout: 60_000 })
					.toMatchObject({ lastRun: { outcome: 'compared' }, records: ADDED + 2 });
				const told = (): Set<unknown> =>
					new Set(worker.events.map(({ payload }) => (payload.user as { id: string }).id));
				await expect.poll(() => told().size).toBe(ADDED);
				// A delivery under way when the worker died may come again, as the same event.
				expect(new Set(worker.events.map(({ id }) => id)).size).toBe(ADDED);
			} finally {
				await worker.remove();
			}
		},
		120_000,
	);
});
