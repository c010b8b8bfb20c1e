import { expect, it } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { describeEachStore, everyStore } from '../setup/stores';
import { useWatchWorld } from './watchWorld';

describeEachStore('a watch whose list suddenly holds far fewer records', everyStore, (store) => {
	const world = useWatchWorld(store);
	const { json, watch, look, after, users, events, reported, worker, target } = world;

	const alarms = (alarm: string): DeliveredEvent[] =>
		target.at(alarm).flatMap(({ delivery }) => delivery.events);

	/** A watch of 14 users, of whom six disappear. */
	async function dropped(settings: object = {}): Promise<Watch> {
		world.simulator.populate({ accountUsers: 12 });
		const first = await watch(settings);
		for (const id of [...users().keys()].slice(8)) users().delete(id);
		return await look(first);
	}

	it('reports no removal, and raises the alarm once', async () => {
		const alarm = target.newPath();
		await worker.subscribe(target.url(alarm), { workerEvents: ['worker.watch.suspicious'] });
		const suspicious = await dropped({ label: 'Users' });
		expect(suspicious).toMatchObject({
			records: 14,
			lastRun: {
				outcome: 'suspicious',
				removed: 0,
				unconfirmed: 6,
				reason: expect.stringContaining('Only 8 of 14 known records'),
			},
		});
		expect((await look(suspicious)).lastRun).toMatchObject({ outcome: 'suspicious' });
		await expect.poll(() => alarms(alarm)).toHaveLength(1);
		expect(alarms(alarm)[0]).toMatchObject({
			system: 'worker',
			event: 'worker.watch.suspicious',
			payload: { watch: suspicious.id, label: 'Users', records: 14, missing: 6 },
		});
		expect(events()).toEqual([]);
	});

	it('still reports who was added, and nothing once the others are back', async () => {
		world.simulator.populate({ accountUsers: 12 });
		const first = await watch();
		const before = new Map(users());
		users().clear();
		world.simulator.populate({ accountUsers: 1 });
		const suspicious = await look(first);
		expect(suspicious.lastRun).toMatchObject({ outcome: 'suspicious', added: 1, removed: 0 });
		for (const [id, user] of before) users().set(id, user);
		const back = await look(suspicious);
		expect(back.lastRun).toMatchObject({ outcome: 'compared', added: 0, unconfirmed: 0 });
		await expect.poll(reported).toHaveLength(1);
	});

	it('reports the removals once the drop is accepted', async () => {
		const suspicious = await dropped();
		const accepted = await json<Watch>('POST', `/watches/${suspicious.id}/accept`);
		const settled = await after(accepted.id, suspicious.lastRun?.finishedAt);
		expect(settled).toMatchObject({
			records: 8,
			lastRun: { outcome: 'compared', removed: 6, unconfirmed: 0, reason: null },
		});
		await expect.poll(reported).toHaveLength(6);
		// The next drop needs a decision of its own.
		for (const id of [...users().keys()].slice(1)) users().delete(id);
		expect((await look(settled)).lastRun).toMatchObject({ outcome: 'suspicious', removed: 0 });
	});

	it('is suspicious again if even more is missing than was accepted', async () => {
		const suspicious = await dropped();
		users().clear();
		await json('POST', `/watches/${suspicious.id}/accept`);
		const again = await after(suspicious.id, suspicious.lastRun?.finishedAt);
		expect(again.lastRun).toMatchObject({ outcome: 'suspicious', removed: 0, unconfirmed: 14 });
	});

	it('reports everything if its maximum allows that', async () => {
		const compared = await dropped({ maxRemovedPercent: 100 });
		expect(compared.lastRun).toMatchObject({ outcome: 'compared', removed: 6 });
	});

	it('has nothing to accept while no run was suspicious', async () => {
		const { id } = await watch();
		const response = await worker.api('POST', `/watches/${id}/accept`);
		expect(response.status).toBe(409);
		expect(await response.json()).toMatchObject({ title: 'Not suspicious' });
		expect((await worker.api('POST', '/watches/wat_unknown/accept')).status).toBe(404);
	});
});
