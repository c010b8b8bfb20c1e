import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionAdded } from '../../setup/callbackBodies';
import { RedisSentinel } from '../../setup/redisSentinel';
import { redisInstalled } from '../../setup/redisServer';
import { timeTaken } from '../../setup/timeTaken';
import { useTarget } from '../../setup/useTarget';
import { WorkerUnderTest, type SubscriptionView } from '../../setup/workerUnderTest';

describe.skipIf(!redisInstalled)('worker whose Redis master is replaced by a sentinel', () => {
	const target = useTarget();
	let redis: RedisSentinel;
	let subscription: SubscriptionView;
	const workers: WorkerUnderTest[] = [];

	async function startWorker(environment: Record<string, string> = {}): Promise<WorkerUnderTest> {
		const worker = await WorkerUnderTest.start({
			REDIS_URL: redis.url,
			ALLOWED_TARGETS: target.origin,
			ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
			...environment,
		});
		workers.push(worker);
		return worker;
	}

	beforeAll(async () => {
		redis = await RedisSentinel.start();
	});
	afterAll(async () => {
		for (const worker of workers) await worker.remove();
		await redis.remove();
	});

	const names = (): unknown[] =>
		target.received.map(({ delivery }) => delivery.events[0]?.payload.name);

	async function send(worker: WorkerUnderTest, name: string): Promise<number> {
		return (await worker.callback(subscription, versionAdded({ name }))).status;
	}

	it('answers 204 only when the replica has the event', async () => {
		const worker = await startWorker();
		subscription = await worker.subscribe(target.url('/webhook'));
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await expect.poll(() => send(worker, 'while the replica is well')).toBe(204);

		redis.replica.signal('SIGSTOP');
		try {
			const refuse = async (): Promise<void> =>
				expect(await send(worker, 'while the replica hangs')).toBe(503);
			await expect.poll(() => timeTaken(refuse)).toBeLessThan(1000);
		} finally {
			redis.replica.signal('SIGCONT');
		}
		await expect.poll(() => send(worker, 'while the replica hangs')).toBe(204);
	});

	it('loses nothing when the master is killed, and continues with the new master', async () => {
		const [worker] = workers as [WorkerUnderTest];
		const acknowledged = ['while the replica is well', 'while the replica hangs'];
		const sendUntilRefused = async (caller: number): Promise<void> => {
			for (let n = 0; ; n += 1) {
				const name = `${caller}.${n}`;
				if ((await send(worker, name)) !== 204) return;
				acknowledged.push(name);
			}
		};
		const load = Array.from({ length: 8 }, (_, caller) => sendUntilRefused(caller));
		await expect.poll(() => acknowledged.length).toBeGreaterThan(50);
		await redis.master.kill();
		await Promise.all(load);

		// The new master has no replica while the old one is down: this worker accepts the weaker guarantee.
		const withoutReplicas = await startWorker({ REDIS_WAIT_REPLICAS: '0' });
		// A sentinel that was blocked for 2 s distrusts its observations for the next 30 s (TILT mode).
		const afterFailover = { timeout: 90_000 };
		await expect.poll(() => send(withoutReplicas, 'without a replica'), afterFailover).toBe(204);
		expect(await send(worker, 'needs a replica')).toBe(503);
		await redis.returnAsReplica();
		await expect.poll(() => send(worker, 'needs a replica')).toBe(204);

		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
		acknowledged.push('without a replica', 'needs a replica');
		const missing = (): string[] => acknowledged.filter((name) => !names().includes(name));
		await expect.poll(missing).toEqual([]);
	});
});
