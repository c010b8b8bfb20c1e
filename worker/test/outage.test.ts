import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionAdded } from './callbackBodies';
import { RedisServer, redisInstalled } from './redisServer';
import { Target } from './target';
import { WorkerUnderTest, type SubscriptionView } from './workerUnderTest';

describe.skipIf(!redisInstalled)('worker whose Redis fails', () => {
	let redis: RedisServer;
	let target: Target;
	let worker: WorkerUnderTest;
	let subscription: SubscriptionView;

	beforeAll(async () => {
		redis = await RedisServer.start();
		target = await Target.start();
		worker = await WorkerUnderTest.start({
			REDIS_URL: redis.url,
			ALLOWED_TARGETS: target.origin,
		});
		subscription = await worker.subscribe(target.url('/webhook'));
	});
	afterAll(async () => {
		await worker.remove();
		await target.close();
		await redis.remove();
	});

	const names = (): unknown[] =>
		target.received.map(({ delivery }) => delivery.events[0]?.payload.name);

	it('answers 503 within a second while Redis hangs, and delivers once when it is sent again', async () => {
		const body = versionAdded({ name: 'while hanging' });
		redis.signal('SIGSTOP');
		const startedAt = Date.now();
		const refused = await worker.callback(subscription, body);
		expect(refused.status).toBe(503);
		expect(refused.headers.get('retry-after')).toBe('5');
		expect(Date.now() - startedAt).toBeLessThan(1000);
		expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);
		expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);

		redis.signal('SIGCONT');
		await expect
			.poll(async () => (await worker.callback(subscription, body)).status, { timeout: 10_000 })
			.toBe(204);
		await expect.poll(names, { timeout: 10_000 }).toContain('while hanging');
		await worker.callback(subscription, versionAdded({ name: 'afterwards' }));
		await expect.poll(names, { timeout: 10_000 }).toEqual(['while hanging', 'afterwards']);
	}, 30_000);

	it('answers 503 while Redis is dead, recovers by itself, and has lost nothing', async () => {
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await worker.callback(subscription, versionAdded({ name: 'before the crash' }));
		await redis.kill();

		const startedAt = Date.now();
		const body = versionAdded({ name: 'during the crash' });
		expect((await worker.callback(subscription, body)).status).toBe(503);
		expect(Date.now() - startedAt).toBeLessThan(1000);
		expect((await worker.api('GET', '/subscriptions')).status).toBe(503);

		await redis.run();
		await expect
			.poll(async () => (await worker.callback(subscription, body)).status, { timeout: 10_000 })
			.toBe(204);
		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
		await expect.poll(names, { timeout: 10_000 }).toContain('before the crash');
		await expect.poll(names, { timeout: 10_000 }).toContain('during the crash');
	}, 30_000);
});
