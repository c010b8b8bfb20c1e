import { it } from 'vitest';
import { describeEachStoreAtOnce, everyStore } from '../setup/stores';
import { HUBS } from '../../../test/simulator';
import { KillableWorker } from '../setup/killableWorker';

const ADDED = 150;

describeEachStoreAtOnce('a watch', everyStore, (store) => {
	it('reports every change once, although the worker is killed during a poll', async ({
		expect,
		onTestFinished,
	}) => {
		const worker = await KillableWorker.start(store, onTestFinished);
		const { simulator, target } = worker;
		const subscription = await worker.subscribe({ concurrency: 50 });
		const { id: watchId } = await worker.api<{ id: string }>('POST', '/watches', {
			kind: 'accountUsers',
			accountId: HUBS.us.id,
			subscription: subscription.id,
			schedule: { everyMinutes: 600 },
		});
		const watch = async (): Promise<unknown> => await worker.api('GET', `/watches/${watchId}`);
		await expect.poll(watch).toMatchObject({ lastRun: { outcome: 'baseline' } });

		simulator.populate({ accountUsers: ADDED });
		// The second page answers late. By then, the changes on the first one are reported.
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
			.poll(watch, { timeout: 120_000 })
			.toMatchObject({ lastRun: { outcome: 'compared' }, records: ADDED + 2 });
		const reported = (): Set<unknown> =>
			new Set(worker.events.map(({ payload }) => (payload.user as { id: string }).id));
		await expect.poll(() => reported().size).toBe(ADDED);
		// A delivery in progress when the worker died may be repeated, as the same event.
		expect(new Set(worker.events.map(({ id }) => id)).size).toBe(ADDED);
	});
});
