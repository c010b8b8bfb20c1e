import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { ScheduledWork } from '../../src/scheduling/scheduledWork';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

const log = pino({ level: 'silent' });
const never = new Promise<never>(() => undefined);

describeEachStore('scheduled work', everyStoreSetUp, (kind) => {
	const database = useStore(kind);
	let names = 0;
	const started: ScheduledWork<string>[] = [];

	afterEach(async () => {
		await Promise.all(started.splice(0).map((work) => work.stop()));
	});

	const newName = (): string => `work-${(names += 1)}`;

	async function work(
		run: (data: string, signal: AbortSignal) => Promise<void>,
		name = newName(),
	): Promise<ScheduledWork<string>> {
		const scheduled = new ScheduledWork(database.store, name, run, log);
		await scheduled.start();
		started.push(scheduled);
		return scheduled;
	}

	it('runs immediately and then on schedule', async () => {
		const runs: string[] = [];
		const scheduled = await work(async (data) => void runs.push(data));
		await scheduled.schedule('often', { everyMinutes: 1 / 120 }, 'data');
		await expect.poll(() => runs.length).toBeGreaterThanOrEqual(3);
		expect(new Set(runs)).toEqual(new Set(['data']));
	});

	it('runs at the times of a cron expression, and returns the next one', async () => {
		const runs: string[] = [];
		const scheduled = await work(async (data) => void runs.push(data));
		await scheduled.schedule('by cron', { cron: '* * * * * *', timezone: 'Europe/Berlin' }, '');
		const next = await scheduled.nextRun('by cron');
		expect(next?.getTime()).toBeGreaterThan(Date.now() - 1000);
		expect(next?.getTime()).toBeLessThan(Date.now() + 2000);
		await expect.poll(() => runs.length).toBeGreaterThanOrEqual(2);
	});

	it('runs once for each time of its schedule, even if the run was delayed', async () => {
		const delayed = new Map<string, number>();
		const runs: string[] = [];
		const scheduled = new ScheduledWork<string>(
			database.store,
			newName(),
			async (data) => void runs.push(data),
			log,
			async (_data, run) => {
				const until = delayed.get(run);
				if (until !== undefined) return { kind: 'run' };
				delayed.set(run, Date.now() + 150);
				return { kind: 'wait', until: Date.now() + 150 };
			},
		);
		await scheduled.start();
		started.push(scheduled);
		await scheduled.schedule('often', { everyMinutes: 1 / 120 }, 'data');
		await expect.poll(() => runs.length).toBeGreaterThanOrEqual(4);
		await scheduled.unschedule('often');
		expect(runs.length).toBeLessThanOrEqual(delayed.size);
	});

	it('skips a run that is not to start', async () => {
		const runs: string[] = [];
		const asked: number[] = [];
		const scheduled = new ScheduledWork<string>(
			database.store,
			newName(),
			async (data) => void runs.push(data),
			log,
			async (_data, _run, due) => {
				asked.push(due);
				return { kind: 'skip' };
			},
		);
		await scheduled.start();
		started.push(scheduled);
		const from = Date.now();
		await scheduled.schedule('often', { everyMinutes: 1 / 120 }, 'scheduled');
		await expect.poll(() => asked.length).toBeGreaterThanOrEqual(3);
		expect(asked.every((due) => due > from - 60_000 && due < Date.now() + 60_000)).toBe(true);
		await scheduled.runSoon('now', 'requested');
		await expect.poll(() => runs).toEqual(['requested']);
	});

	it('is off if it was planned by a clock that was wrong', async () => {
		const scheduled = await work(async () => undefined);
		await scheduled.schedule('daily', { cron: '0 4 * * *' }, '');
		const DAY = 24 * 60 * 60_000;
		expect(await scheduled.isOff('daily', { cron: '0 4 * * *' })).toBe(false);
		expect(await scheduled.isOff('daily', { cron: '0 4 * * *' }, Date.now() - 3 * DAY)).toBe(true);
		expect(await scheduled.isOff('another', { cron: '0 4 * * *' })).toBe(true);
	});

	it('continues after a failed run', async () => {
		let runs = 0;
		const scheduled = await work(async () => {
			runs += 1;
			throw new Error('not today');
		});
		await scheduled.schedule('often', { everyMinutes: 1 / 120 }, '');
		await expect.poll(() => runs).toBeGreaterThanOrEqual(2);
	});

	it('stops running when its schedule is removed', async () => {
		let runs = 0;
		const scheduled = await work(async () => void (runs += 1));
		await scheduled.schedule('once', { everyMinutes: 60 }, '');
		await expect.poll(() => runs).toBe(1);
		await scheduled.unschedule('once');
		expect(await scheduled.nextRun('once')).toBeUndefined();
	});

	it('runs once if it is requested twice before it starts', async () => {
		const runs: string[] = [];
		const name = newName();
		const asking = new ScheduledWork<string>(database.store, name, () => never, log);
		await asking.runSoon('a', 'a');
		await asking.runSoon('a', 'a');
		await asking.runSoon('b', 'b');
		await work(async (data) => void runs.push(data), name);
		await expect.poll(() => runs).toEqual(['a', 'b']);
		await asking.runSoon('a', 'a');
		await expect.poll(() => runs).toEqual(['a', 'b', 'a']);
	});

	it('runs once more if it is requested while it is running', async () => {
		const runs: string[] = [];
		const begun = Promise.withResolvers<void>();
		const asked = Promise.withResolvers<void>();
		const scheduled = await work(async (data) => {
			runs.push(data);
			begun.resolve();
			await asked.promise;
		});
		await scheduled.runSoon('a', 'first');
		await begun.promise;
		await scheduled.runSoon('a', 'second');
		await scheduled.runSoon('a', 'third');
		asked.resolve();
		await expect.poll(() => runs).toEqual(['first', 'third']);
		await scheduled.runSoon('a', 'fourth');
		await expect.poll(() => runs).toEqual(['first', 'third', 'fourth']);
	});

	it('never runs in two processes at the same time', async () => {
		const name = newName();
		let underWay = 0;
		let most = 0;
		let done = 0;
		const run = async (): Promise<void> => {
			underWay += 1;
			most = Math.max(most, underWay);
			await new Promise((resolve) => setTimeout(resolve, 20));
			underWay -= 1;
			done += 1;
		};
		const [one] = await Promise.all([work(run, name), work(run, name)]);
		for (let index = 0; index < 6; index += 1) await one.runSoon(`run ${index}`, '');
		await expect.poll(() => done).toBe(6);
		expect(most).toBe(1);
	});

	it('is started again by another process if a stopping process aborts it', async () => {
		const name = newName();
		const begun = Promise.withResolvers<void>();
		const first = await work(async (_data, signal) => {
			begun.resolve();
			await Promise.race([never, new Promise((_, no) => (signal.onabort = no))]);
		}, name);
		await first.runSoon('long', 'data');
		await begun.promise;
		const runs: string[] = [];
		await work(async (data) => void runs.push(data), name);
		await first.stop();
		await expect.poll(() => runs).toEqual(['data']);
	});
});
