import { UnrecoverableError, type Job } from 'bullmq';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

const WAIT_MS = 100;
/** A process that died is noticed within a second, in ms. */
const QUICK_LEASE = { lockDuration: 500, stalledInterval: 200 };

describeEachStore('store', everyStoreSetUp, (kind) => {
	const database = useStore(kind);
	let queues = 0;
	const newQueueName = (): string => `queue_${(queues += 1)}`;

	describe('documents', () => {
		it('returns what was inserted', async () => {
			expect(await database.store.documents.insert('color', 'red', '#f00')).toBe(true);
			expect(await database.store.documents.get('color', 'red')).toBe('#f00');
		});

		it('does not overwrite on insert', async () => {
			await database.store.documents.insert('color', 'green', '#0f0');
			expect(await database.store.documents.insert('color', 'green', '#000')).toBe(false);
			expect(await database.store.documents.get('color', 'green')).toBe('#0f0');
		});

		it('lists one kind only', async () => {
			await database.store.documents.insert('planet', 'mars', '4');
			await database.store.documents.insert('planet', 'venus', '2');
			await database.store.documents.insert('moon', 'io', '5');
			const planets = await database.store.documents.list('planet');
			expect(planets.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
				{ id: 'mars', value: '4' },
				{ id: 'venus', value: '2' },
			]);
		});

		it('replaces only what has not changed since it was read', async () => {
			await database.store.documents.insert('counter', 'c', '1');
			expect(await database.store.documents.replace('counter', 'c', '1', '2')).toBe(true);
			expect(await database.store.documents.replace('counter', 'c', '1', '3')).toBe(false);
			expect(await database.store.documents.get('counter', 'c')).toBe('2');
		});

		it('lets exactly one of several simultaneous changes win', async () => {
			await database.store.documents.insert('counter', 'race', '0');
			const attempts = Array.from({ length: 20 }, (_, i) =>
				database.store.documents.replace('counter', 'race', '0', `winner ${i}`),
			);
			const won = (await Promise.all(attempts)).filter(Boolean);
			expect(won).toHaveLength(1);
		});

		it('returns whether there was something to delete', async () => {
			await database.store.documents.insert('color', 'blue', '#00f');
			expect(await database.store.documents.delete('color', 'blue')).toBe(true);
			expect(await database.store.documents.delete('color', 'blue')).toBe(false);
			expect(await database.store.documents.get('color', 'blue')).toBeUndefined();
		});

		it('keeps every text unchanged', async () => {
			const text = 'quotes " \' \\ newline \n umlaut ä emoji 🎉';
			await database.store.documents.insert('text', 'odd', text);
			expect(await database.store.documents.get('text', 'odd')).toBe(text);
		});
	});

	describe('queue', () => {
		it('hands every job to a worker, with its data', async () => {
			const queueName = newQueueName();
			const queue = database.store.queue<{ n: number }, void>(queueName);
			await Promise.all(
				Array.from({ length: 20 }, (_, n) => queue.add('event', { n }, { jobId: `evt_${n}` })),
			);
			const seen: number[] = [];
			await work<{ n: number }>(queueName, 20, async (job) => void seen.push(job.data.n));
			expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
		});

		it('wakes an idle worker immediately', async () => {
			const queueName = newQueueName();
			const woken = Promise.withResolvers<number>();
			const worker = database.store.worker(queueName, async () => woken.resolve(Date.now()), {});
			try {
				await worker.waitUntilReady();
				const added = Date.now();
				await database.store.queue(queueName).add('event', {});
				expect((await woken.promise) - added).toBeLessThan(1000);
			} finally {
				await worker.close();
			}
		});

		it('accepts an event once, even if it is added again long after it was processed', async () => {
			const queueName = newQueueName();
			const queue = database.store.queue(queueName);
			const deduplication = { id: 'seen', ttl: 60_000 };
			const first = await queue.add('event', {}, { jobId: 'evt_a', deduplication });
			expect(first.id).toBe('evt_a');
			await work(queueName, 1, async () => undefined, { removeOnComplete: { count: 0 } });
			const again = await queue.add('event', {}, { jobId: 'evt_b', deduplication });
			expect(again.id).toBe('evt_a');
			expect(await queue.getJobCounts('waiting', 'active')).toEqual({ waiting: 0, active: 0 });
		});

		it('accepts an event once if it is added several times at the same time', async () => {
			const queue = database.store.queue(newQueueName());
			const ids = await Promise.all(
				Array.from({ length: 10 }, async (_, i) => {
					const deduplication = { id: 'same', ttl: 60_000 };
					const job = await queue.add('event', {}, { jobId: `evt_${i}`, deduplication });
					return job.id;
				}),
			);
			expect(new Set(ids).size).toBe(1);
			expect(await queue.getJobCountByTypes('waiting')).toBe(1);
		});

		it('stores simultaneous jobs independently of each other', async () => {
			const queueName = newQueueName();
			const add = async (id: string, seenAs: string, data: unknown = {}): Promise<string> =>
				await database.store.add(queueName, {
					name: 'event',
					data,
					options: { jobId: id, deduplication: { id: seenAs, ttl: 60_000 } },
					bytes: 100,
				});
			const circular: Record<string, unknown> = {};
			circular.self = circular;
			const results = await Promise.allSettled([
				...Array.from({ length: 50 }, (_, n) => add(`evt_${n}`, `seen_${n}`)),
				add('evt_again', 'seen_7'),
				add('evt_bad', 'seen_bad', circular),
				add('evt_last', 'seen_last'),
			]);
			const ids = results.map((result) =>
				result.status === 'fulfilled' ? result.value : 'failed',
			);
			const expected = Array.from({ length: 50 }, (_, n) => `evt_${n}`);
			expect(ids).toEqual([...expected, 'evt_7', 'failed', 'evt_last']);
			const stored = await database.store.queue(queueName).getJobs('waiting', 0, -1, true);
			expect(stored.map(({ id }) => id)).toEqual([...expected, 'evt_last']);
		});

		it('retries a job after the delay that the worker asks for', async () => {
			const queueName = newQueueName();
			await database.store
				.queue(queueName)
				.add('event', {}, { attempts: 3, backoff: { type: 'custom' } });
			const tries: number[] = [];
			await work(
				queueName,
				1,
				async () => {
					tries.push(Date.now());
					if (tries.length < 3) throw new Error('not yet');
				},
				{ settings: { backoffStrategy: () => WAIT_MS } },
			);
			expect(tries).toHaveLength(3);
			const [first = 0, second = 0, third = 0] = tries;
			expect(second - first).toBeGreaterThanOrEqual(WAIT_MS);
			expect(third - second).toBeGreaterThanOrEqual(WAIT_MS);
		});

		it('sets aside a job that cannot succeed, with its log, and retries it on request', async () => {
			const queueName = newQueueName();
			const queue = database.store.queue(queueName);
			await queue.add('event', {}, { jobId: 'evt_dead', attempts: 5 });
			const worker = database.store.worker(
				queueName,
				async (job) => {
					await job.log('refused');
					throw new UnrecoverableError('refused');
				},
				{},
			);
			try {
				await expect.poll(() => queue.getFailedCount()).toBe(1);
			} finally {
				await worker.close();
			}
			expect((await queue.getJobLogs('evt_dead')).logs).toEqual(['refused']);
			const dead = await queue.getJob('evt_dead');
			await dead?.retry('failed', { resetAttemptsMade: true });
			expect(await queue.getWaitingCount()).toBe(1);
		});

		it('hands out a job again after the process that had it has died', async () => {
			const queueName = newQueueName();
			const queue = database.store.queue(queueName);
			for (const jobId of ['evt_1', 'evt_2', 'evt_3']) await queue.add('event', {}, { jobId });
			const never = new Promise<void>(() => undefined);
			const died = database.store.worker(queueName, () => never, {
				...QUICK_LEASE,
				concurrency: 2,
			});
			await expect.poll(() => queue.getActiveCount()).toBe(2);
			// Ends without a word about its jobs, as a killed process does.
			await died.close(true);
			await database.reopen();
			const seen: unknown[] = [];
			await work(queueName, 3, async ({ id }) => void seen.push(id), QUICK_LEASE);
			expect(seen.sort()).toEqual(['evt_1', 'evt_2', 'evt_3']);
		});

		it('keeps jobs across a restart', async () => {
			const queueName = newQueueName();
			await database.store.queue(queueName).add('event', { kept: true }, { jobId: 'evt_kept' });
			await database.reopen();
			const job = await database.store.queue(queueName).getJob('evt_kept');
			expect(job?.data).toEqual({ kept: true });
		});

		it('leaves nothing of a destroyed queue', async () => {
			const queueName = newQueueName();
			await database.store.queue(queueName).add('event', {}, { jobId: 'evt_gone' });
			await database.store.destroyQueue(queueName);
			expect(await database.store.queue(queueName).getJob('evt_gone')).toBeUndefined();
		});
	});

	it('answers a ping', async () => {
		await expect(database.store.ping()).resolves.toBeUndefined();
	});

	it('sweeps away nothing that is still needed', async () => {
		const queue = database.store.queue(newQueueName());
		const deduplication = { id: 'seen', ttl: 60_000 };
		await database.store.documents.insert('color', 'kept', '#fff');
		await queue.add('event', {}, { jobId: 'evt_first', deduplication });
		await database.store.sweep();
		expect(await database.store.documents.get('color', 'kept')).toBe('#fff');
		const again = await queue.add('event', {}, { jobId: 'evt_again', deduplication });
		expect(again.id).toBe('evt_first');
		expect(await queue.getWaitingCount()).toBe(1);
	});

	/** Runs a worker until it has completed as many jobs as expected. */
	async function work<Data>(
		queueName: string,
		jobs: number,
		processor: (job: Job<Data, void>) => Promise<void>,
		options: Parameters<Store['worker']>[2] = {},
	): Promise<void> {
		const done = Promise.withResolvers<void>();
		let completed = 0;
		const worker = database.store.worker<Data, void>(queueName, processor, options);
		worker.on('completed', () => {
			completed += 1;
			if (completed === jobs) done.resolve();
		});
		worker.on('error', done.reject);
		try {
			await done.promise;
		} finally {
			await worker.close();
		}
	}
});
