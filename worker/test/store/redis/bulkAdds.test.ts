import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/config';
import { enqueueOptions } from '../../../src/events/enqueueOptions';
import { openStore } from '../../../src/store/openStore';
import {
	OBSERVER_EVENTS_KEPT,
	type JobQueue,
	type NewJob,
	type Store,
} from '../../../src/store/store';
import { redisInstalled, RedisServer } from '../../setup/redisServer';

describe.skipIf(!redisInstalled)('events added together on Redis', () => {
	let server: RedisServer;
	let store: Store;
	let redis: Redis;
	let queues = 0;

	beforeAll(async () => {
		server = await RedisServer.start();
		store = await openStore(loadConfig({ REDIS_URL: server.url }), () => undefined);
		redis = new Redis(server.url);
	});
	afterAll(async () => {
		redis.disconnect();
		await store.close();
		await server.remove();
	});

	const newQueueName = (): string => `queue_${(queues += 1)}`;

	async function addAll(queue: string, jobs: readonly NewJob[]): Promise<string[]> {
		const results = await Promise.allSettled(jobs.map((job) => store.add(queue, job)));
		return results.map((result) =>
			result.status === 'fulfilled' ? result.value : (result.reason as Error).message,
		);
	}

	/** The ids of the jobs that wait, in the order in which they will be processed. */
	async function waitingIn(queue: string): Promise<string[]> {
		return (await redis.lrange(keyOf(queue, 'wait'), 0, -1)).reverse();
	}

	/** How often Redis was asked to run a script. */
	async function scriptCalls(): Promise<number> {
		const calls = (await redis.info('commandstats')).matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g);
		return [...calls].reduce((sum, [, count]) => sum + Number(count), 0);
	}

	/** Everything that is stored of a queue, by key, without what depends on the time of writing. */
	async function contentOf(queue: string): Promise<Record<string, unknown>> {
		const keys = await redis.keys(keyOf(queue, '*'));
		const values = keys
			.sort()
			.map(async (key) => [key.slice(keyOf(queue, '').length), await contentAt(key)] as const);
		return Object.fromEntries(await Promise.all(values));
	}

	async function contentAt(key: string): Promise<unknown> {
		const expires = (await redis.ttl(key)) > 0;
		switch (await redis.type(key)) {
			case 'hash':
				return await redis.hgetall(key);
			case 'list':
				return await redis.lrange(key, 0, -1);
			case 'zset':
				return await redis.zrange(key, '0', '-1', 'WITHSCORES');
			case 'stream':
				return (await redis.xrange(key, '-', '+')).map(([, fields]) => fields);
			default:
				return { value: await redis.get(key), expires };
		}
	}

	/** A queue as BullMQ makes it, which adds one job after the other. */
	function plainQueue(name: string): JobQueue<unknown, unknown> {
		return new Queue(name, {
			connection: redis,
			prefix: `aps-worker:{${name}}`,
			skipVersionCheck: true,
			streams: { events: { maxLen: OBSERVER_EVENTS_KEPT } },
		}) as unknown as JobQueue<unknown, unknown>;
	}

	describe.each([{ isPaused: false }, { isPaused: true }])(
		'in a queue whose being paused is $isPaused',
		({ isPaused }) => {
			it('are stored as BullMQ stores them one by one', async () => {
				const jobs = [
					{ ...job('evt_a', 'first'), data: { sealed: 'ümläut 🎉 \0 "quoted"' } },
					{ ...job('evt_b', 'second'), name: '🎉' },
					job('evt_c', 'first'),
					job('evt_a', 'third'),
					job('evt_d'),
				].map(({ name, data, options }) => ({
					name,
					data,
					opts: { ...options, timestamp: 1_700_000_000_000 },
				}));
				const together = newQueueName();
				const oneByOne = newQueueName();
				const plain = plainQueue(oneByOne);
				if (isPaused) for (const each of [plain, store.queue(together)]) await each.pause();

				const ids = (await store.queue(together).addBulk(jobs)).map(({ id }) => id);
				const expected: unknown[] = [];
				for (const { name, data, opts } of jobs) {
					expected.push((await plain.add(name, data, opts)).id);
				}
				expect(ids).toEqual(expected);
				expect(await contentOf(together)).toEqual(await contentOf(oneByOne));
				await plain.close();
			});
		},
	);

	it('cost one call', async () => {
		const queue = newQueueName();
		await store.add(queue, job('evt_before'));
		const before = await scriptCalls();
		await addAll(queue, jobs(7));
		expect((await scriptCalls()) - before).toBe(1);
	});

	it('are recognized as duplicates of each other and of earlier ones', async () => {
		const queue = newQueueName();
		await store.add(queue, job('evt_1', 'seen before'));
		const ids = await addAll(queue, [
			job('evt_2', 'new'),
			job('evt_3', 'seen before'),
			job('evt_4', 'new'),
			job('evt_1', 'same id'),
			job('evt_5', 'also new'),
		]);
		expect(ids).toEqual(['evt_2', 'evt_1', 'evt_2', 'evt_1', 'evt_5']);
		expect(await waitingIn(queue)).toEqual(['evt_1', 'evt_2', 'evt_5']);
	});

	it('are stored by a Redis that has lost its scripts', async () => {
		const queue = newQueueName();
		await addAll(queue, jobs(3));
		await redis.script('FLUSH');
		expect(await addAll(queue, jobs(6))).toEqual(idsOf(jobs(6)));
		expect(await waitingIn(queue)).toEqual(idsOf(jobs(6)));
	});

	it('are stored although Redis refuses one of them', async () => {
		const queue = newQueueName();
		await redis.set(keyOf(queue, 'evt_refused'), 'not a job');
		const all = jobs(9).toSpliced(4, 0, job('evt_refused', 'refused'));
		const ids = await addAll(queue, all);
		expect(ids.toSpliced(4, 1)).toEqual(idsOf(jobs(9)));
		expect(ids[4]).toMatch('WRONGTYPE');
		expect((await waitingIn(queue)).sort()).toEqual(idsOf(jobs(9)));
	});

	it('are all refused while the memory is full, and what was stored before stays', async () => {
		const queue = newQueueName();
		await addAll(queue, jobs(5));
		const policy = ['maxmemory-policy', 'noeviction'] as const;
		await redis.config('SET', ...policy, 'maxmemory', '1mb');
		try {
			const refused = await addAll(queue, jobs(9));
			expect(refused.every((answer) => answer.startsWith('OOM'))).toBe(true);
			expect(await waitingIn(queue)).toEqual(idsOf(jobs(5)));
		} finally {
			await redis.config('SET', 'maxmemory', '0');
		}
		expect(await addAll(queue, jobs(9))).toEqual(idsOf(jobs(9)));
		expect(await waitingIn(queue)).toEqual(idsOf(jobs(9)));
	});

	it('may wait for different things', async () => {
		const queue = store.queue(newQueueName());
		await queue.addBulk([
			{ name: 'now', data: {} },
			{ name: 'later', data: {}, opts: { delay: 60_000 } },
			{ name: 'first', data: {}, opts: { priority: 1 } },
		]);
		expect(await queue.getJobCounts('waiting', 'delayed', 'prioritized')).toEqual({
			waiting: 1,
			delayed: 1,
			prioritized: 1,
		});
	});

	it('are an error if BullMQ does not add one of them', async () => {
		const queue = store.queue(newQueueName());
		const orphan = { parent: { id: 'missing', queue: queue.qualifiedName } };
		const added = queue.addBulk([
			{ name: 'orphan', data: {}, opts: orphan },
			{ name: 'another', data: {}, opts: orphan },
		]);
		await expect(added).rejects.toThrow('could not add');
	});
});

/** @param seenAs makes others with the same one duplicates */
function job(id: string, seenAs?: string): NewJob {
	return {
		name: 'dm.version.added',
		data: { sealed: id },
		options: enqueueOptions(id, seenAs),
		bytes: 100,
	};
}

function jobs(count: number): NewJob[] {
	return Array.from({ length: count }, (_, n) => job(`evt_${n}`, `seen_${n}`));
}

function idsOf(all: readonly NewJob[]): string[] {
	return all.map(({ options }) => options.jobId);
}

function keyOf(queue: string, name: string): string {
	return `aps-worker:{${queue}}:${queue}:${name}`;
}
