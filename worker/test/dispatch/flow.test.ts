import { describe, expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import type { ReceivedDelivery } from '../setup/target';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';

describeEachStore('the flow of events', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({
		store,
		target,
		environment: { RETRY_SCHEDULE: '1,1,1', STOP_TIMEOUT: '2' },
	});

	const namesAt = (path: string): unknown[] =>
		target.at(path).flatMap(({ delivery }) => delivery.events.map(({ payload }) => payload.name));

	/** Lets events queue up before they are delivered. */
	async function sendWhilePaused(subscription: SubscriptionView, bodies: string[]): Promise<void> {
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		for (const body of bodies) await worker.send(subscription, body);
		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
	}

	/** Number of events that wait for another attempt. */
	async function retrying({ id }: SubscriptionView): Promise<number> {
		const response = await worker.api('GET', `/deliveries?status=retrying&subscription=${id}`);
		return ((await response.json()) as { data: unknown[] }).data.length;
	}

	it('delivers many events in one batch, in the order they were received', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path), {
			batch: { maxEvents: 10, maxWaitSeconds: 1 },
			concurrency: 1,
		});
		const names = Array.from({ length: 25 }, (_, i) => `file ${i}`);
		await sendWhilePaused(
			subscription,
			names.map((name) => versionAdded({ name })),
		);
		await expect.poll(() => namesAt(path)).toEqual(names);
		expect(target.at(path).map(({ delivery }) => delivery.events.length)).toEqual([10, 10, 5]);
	});

	it('has no more deliveries in progress than the subscription allows', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path), { concurrency: 2 });
		const answers: (() => void)[] = [];
		target.on(path, (_received, response) => answers.push(() => response.end()));
		for (let i = 0; i < 6; i += 1) await worker.send(subscription, versionAdded());
		await expect.poll(() => answers.length).toBe(2);
		answers.shift()?.();
		await expect.poll(() => target.at(path).length).toBe(3);
		expect(answers).toHaveLength(2);
		target.on(path);
		for (const answer of answers) answer();
		await expect.poll(() => target.at(path).length).toBe(6);
	});

	it('pauses a failing target, and tries it again when it is registered again', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path), { concurrency: 1 });
		target.on(path, (_received, response) => response.writeHead(503).end());
		const names = Array.from({ length: 20 }, (_, i) => `file ${i}`);
		await sendWhilePaused(
			subscription,
			names.map((name) => versionAdded({ name })),
		);
		await expect.poll(() => target.at(path).length).toBe(5);
		const { data } = (await (
			await worker.api('GET', `/deliveries?status=queued&subscription=${subscription.id}`)
		).json()) as { data: unknown[] };
		expect(data).toHaveLength(15);

		target.on(path);
		await worker.subscribe(target.url(path));
		await expect.poll(() => target.at(path).length).toBe(25);
		expect(new Set(namesAt(path)).size).toBe(20);
	});

	it('does not let a hanging target delay others', async () => {
		const hangingPath = target.newPath();
		const hanging = await worker.subscribe(target.url(hangingPath));
		target.on(hangingPath, () => undefined);
		for (let i = 0; i < 20; i += 1) await worker.send(hanging, versionAdded());
		await expect.poll(() => target.at(hangingPath).length).toBe(5);

		const healthyPaths = Array.from({ length: 10 }, () => target.newPath());
		const latencies: number[] = [];
		const measure = ({ delivery }: ReceivedDelivery): void => {
			for (const { receivedAt } of delivery.events) {
				latencies.push(Date.now() - Date.parse(receivedAt));
			}
		};
		for (const path of healthyPaths) {
			target.on(path, (received, response) => {
				measure(received);
				response.end();
			});
			const subscription = await worker.subscribe(target.url(path));
			for (let i = 0; i < 5; i += 1) await worker.send(subscription, versionAdded());
		}
		await expect.poll(() => latencies.length).toBe(50);
		// The target hangs for 30 s. How fast the others are is measured by the benchmark.
		expect(Math.max(...latencies)).toBeLessThan(10_000);
	});

	describe('for a subscription that keeps the order of each file', () => {
		const versions = [1, 2, 3].map((version) =>
			versionAdded({ name: `plan, version ${version}`, lineage: 'plan' }),
		);
		const otherFile = versionAdded({ name: 'other', lineage: 'other' });

		/** Its target rejects the first version once. @param headers headers of that answer */
		async function subscribeInOrder(
			path: string,
			headers: Record<string, string> = {},
		): Promise<SubscriptionView> {
			let refused = false;
			target.on(path, ({ delivery }, response) => {
				const isFirst = delivery.events[0]?.payload.name === 'plan, version 1';
				if (isFirst && !refused) response.writeHead(503, headers).end();
				else response.end();
				refused ||= isFirst;
			});
			return await worker.subscribe(target.url(path), { order: 'file' });
		}

		async function expectInOrder(path: string): Promise<void> {
			await expect.poll(() => namesAt(path).length).toBe(5);
			expect(namesAt(path).filter((name) => name !== 'other')).toEqual([
				'plan, version 1',
				'plan, version 1',
				'plan, version 2',
				'plan, version 3',
			]);
		}

		it('holds later events back while an earlier one is retried', async () => {
			const path = target.newPath();
			const subscription = await subscribeInOrder(path);
			for (const body of [...versions, otherFile]) await worker.send(subscription, body);
			await expectInOrder(path);
		});

		it('does so for events that were waiting when the earlier one failed', async () => {
			const path = target.newPath();
			const subscription = await subscribeInOrder(path);
			await sendWhilePaused(subscription, [...versions, otherFile]);
			await expectInOrder(path);
			// The other file does not wait: it arrives while the first version waits for its retry.
			const names = namesAt(path);
			expect(names.indexOf('other')).toBeLessThan(names.lastIndexOf('plan, version 1'));
		});

		it('does so across a pause, while an event that was sent before it is still unanswered', async () => {
			const path = target.newPath();
			const subscription = await subscribeInOrder(path);
			const [first = '', ...later] = versions;
			const refuse = Promise.withResolvers<void>();
			target.on(path, ({ delivery }, response) => {
				const isHeld = delivery.events[0]?.payload.name === 'plan, version 1';
				if (!isHeld || target.at(path).length > 1) response.end();
				else void refuse.promise.then(() => response.writeHead(503).end());
			});
			await worker.send(subscription, first);
			await expect.poll(() => namesAt(path)).toEqual(['plan, version 1']);
			await sendWhilePaused(subscription, [...later, otherFile]);
			refuse.resolve();
			await expectInOrder(path);
		});

		it('does so across a restart, and for events that arrive after it', async () => {
			const path = target.newPath();
			const subscription = await subscribeInOrder(path, { 'retry-after': '4' });
			const [first = '', ...later] = versions;
			await worker.send(subscription, first);
			await expect.poll(() => retrying(subscription)).toBe(1);
			await worker.stop();
			await worker.run();
			for (const body of [...later, otherFile]) await worker.send(subscription, body);
			await expectInOrder(path);
		});
	});

	it('stops in bounded time while a target hangs, and delivers its event after the next start', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		target.on(path, () => undefined);
		await worker.send(subscription, versionAdded({ name: 'interrupted' }));
		await expect.poll(() => target.at(path).length).toBe(1);
		const startedAt = Date.now();
		await worker.stop();
		// STOP_TIMEOUT is 2 s here, while the target would have 30 s to answer.
		expect(Date.now() - startedAt).toBeLessThan(10_000);

		target.on(path);
		await worker.run();
		await expect.poll(() => namesAt(path)).toEqual(['interrupted', 'interrupted']);
		expect(target.at(path)[1]?.delivery.attempt).toBe(1);
	});
});
