import { describe, it } from 'vitest';
import { describeEachStoreAtOnce, embedded, everyStore } from '../setup/stores';
import { HUBS, SERVICE_ACCOUNT } from '../../../test/simulator';
import { addProjectUser } from '../../../test/simulator/state/membership';
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

describe('a watch of the RFIs of all projects', () => {
	it('reports every change once, although the worker is killed between projects', async ({
		expect,
		onTestFinished,
	}) => {
		const worker = await KillableWorker.start(embedded, onTestFinished);
		const { simulator } = worker;
		const { state } = simulator;
		const robot = state.users.get(SERVICE_ACCOUNT.id);
		simulator.populate({ projects: 8 });
		const projects = [...state.projects.values()].filter(({ name }) => /^Project \d/.test(name));
		for (const project of projects) if (robot) addProjectUser(state, project, robot);
		const subscription = await worker.subscribe({ concurrency: 50 });
		const { id } = await worker.api<{ id: string }>('POST', '/watches', {
			kind: 'projectRfis',
			accountId: HUBS.us.id,
			allProjects: true,
			subscription: subscription.id,
			schedule: { everyMinutes: 600 },
		});
		const watch = async (): Promise<unknown> => await worker.api('GET', `/watches/${id}`);
		// Two projects refuse: one has no such product, the service account is not in the other.
		await expect.poll(watch).toMatchObject({ lastRun: { outcome: 'partial' } });

		for (const project of projects) simulator.populate({ rfis: 3, projectId: project.id });
		const fault = { kind: 'slow', delayMs: 3_000 } as const;
		simulator.faults.order({ path: '/construction/rfis/*', after: 6, times: 1, fault });
		await worker.api('POST', `/watches/${id}/run`);
		await expect.poll(() => worker.events.length).toBeGreaterThan(3);
		await worker.killAndRestart();

		const added = 3 * projects.length;
		await expect.poll(watch, { timeout: 120_000 }).toMatchObject({ records: added });
		const reported = (): Set<unknown> =>
			new Set(worker.events.map(({ payload }) => (payload.rfi as { id: string }).id));
		await expect.poll(() => reported().size).toBe(added);
		expect(new Set(worker.events.map((event) => event.id)).size).toBe(added);
	});
});
