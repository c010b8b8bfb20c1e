import { afterEach, expect, it } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';

const tenMinutesOf = (time: number): number => Math.floor(time / 600_000);

describeEachStore('worker events', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({
		store,
		target,
		environment: { RETRY_SCHEDULE: '0.05,0.05,0.05,0.05,60,60' },
	});

	afterEach(async () => {
		const { data } = (await (await worker.api('GET', '/subscriptions')).json()) as {
			data: { id: string }[];
		};
		for (const { id } of data) await worker.api('DELETE', `/subscriptions/${id}`);
	});

	const answer = (path: string, status: number): void =>
		target.on(path, (_received, response) => response.writeHead(status).end());
	const eventsAt = (path: string): DeliveredEvent[] =>
		target.at(path).flatMap(({ delivery }) => delivery.events);
	const deadAt = async (subscription: string): Promise<number> => {
		const path = `/deliveries?status=dead&subscription=${subscription}`;
		return ((await (await worker.api('GET', path)).json()) as { data: unknown[] }).data.length;
	};

	it('report a dead letter, and those that follow together', async () => {
		await worker.subscribe(target.url('/dead/alarm'), { workerEvents: ['worker.deadletter'] });
		const failing = await worker.subscribe(target.url('/dead/n8n'), { label: 'Drawings' });
		answer('/dead/n8n', 400);
		for (let count = 0; count < 4; count += 1) await worker.send(failing, versionAdded());
		await expect.poll(() => deadAt(failing.id)).toBe(4);
		await expect.poll(() => eventsAt('/dead/alarm').length).toBe(1);
		const [notice] = eventsAt('/dead/alarm');
		expect(notice).toMatchObject({
			system: 'worker',
			event: 'worker.deadletter',
			synthetic: true,
			payload: { subscription: failing.id, label: 'Drawings', count: 1 },
		});
		expect(notice?.payload.deliveries).toMatchObject([
			{ event: 'dm.version.added', attempts: 1, status: 400, reason: 'The target answered 400' },
		]);

		await worker.stop();
		await worker.run();
		await expect.poll(() => eventsAt('/dead/alarm').length).toBe(2);
		expect(eventsAt('/dead/alarm')[1]?.payload).toMatchObject({ count: 3 });
	});

	it('cause no others if they become dead letters', async () => {
		answer('/loop', 400);
		const both = await worker.subscribe(target.url('/loop'), {
			workerEvents: ['worker.deadletter', 'worker.target.down'],
		});
		await worker.send(both, versionAdded());
		await expect.poll(() => deadAt(both.id)).toBe(2);

		// What a restart would cause is there before anything that is sent after it.
		await worker.stop();
		await worker.run();
		target.on('/loop');
		await worker.send(both, versionAdded());
		await expect.poll(() => eventsAt('/loop').at(-1)?.event).toBe('dm.version.added');
		expect(eventsAt('/loop').map(({ event }) => event)).toEqual([
			...['dm.version.added', 'worker.deadletter', 'dm.version.added'],
		]);
	});

	it('report a failing target once in ten minutes', async () => {
		const startedIn = tenMinutesOf(Date.now());
		await worker.subscribe(target.url('/down/alarm'), { workerEvents: ['worker.target.down'] });
		const failing = await worker.subscribe(target.url('/down/n8n'), { label: 'Drawings' });
		answer('/down/n8n', 503);
		for (let count = 0; count < 3; count += 1) await worker.send(failing, versionAdded());
		await expect.poll(() => eventsAt('/down/alarm').length).toBe(1);
		expect(eventsAt('/down/alarm')[0]?.payload).toMatchObject({
			subscription: failing.id,
			label: 'Drawings',
			target: target.url('/down/n8n'),
			status: 503,
			reason: 'The target answered 503',
		});

		// Another process, or the same one after a restart, sees the same failure.
		const before = target.at('/down/n8n').length;
		await worker.stop();
		await worker.run();
		for (let count = 0; count < 6; count += 1) await worker.send(failing, versionAdded());
		await expect.poll(() => target.at('/down/n8n').length).toBeGreaterThan(before + 4);
		const alarm = await worker.subscribe(target.url('/down/alarm'));
		await worker.send(alarm, versionAdded());
		await expect.poll(() => eventsAt('/down/alarm').at(-1)?.system).not.toBe('worker');
		const notices = eventsAt('/down/alarm').filter(({ system }) => system === 'worker');
		expect(notices.length).toBeLessThanOrEqual(1 + tenMinutesOf(Date.now()) - startedIn);
	});
});
