import { createPostgresBackend, Worker, type Job } from 'bullmq';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PgliteDatabase } from '../../../src/store/embedded/pgliteDatabase';
import { PgDatabase } from '../../../src/store/postgres/pgDatabase';
import type { SqlDatabase } from '../../../src/store/sql/database';
import { SharedListenPool } from '../../../src/store/sql/sharedListenPool';
import { SqlStore } from '../../../src/store/sql/sqlStore';
import type { JobWorker } from '../../../src/store/store';
import { describeEachStore, embedded, postgres, type StoreServer } from '../../setup/stores';

/** A database that keeps the text of every statement. */
async function openWatched({ environment }: StoreServer): Promise<{
	database: SqlDatabase;
	statements: string[];
}> {
	const { DATA_DIR, DATABASE_URL } = environment;
	const ignore = (): void => undefined;
	const database: SqlDatabase = DATABASE_URL
		? new PgDatabase(DATABASE_URL, ignore)
		: await PgliteDatabase.open(`${DATA_DIR}/pgdata`, ignore);
	const statements: string[] = [];
	const query = database.query.bind(database);
	database.query = async (text, parameters) => {
		statements.push(text);
		return await query(text, parameters);
	};
	return { database, statements };
}

describeEachStore('completed jobs', [embedded, postgres], (kind) => {
	let server: StoreServer;
	let database: SqlDatabase;
	let statements: string[];
	let store: SqlStore;
	let queues = 0;
	const newQueueName = (): string => `queue_${(queues += 1)}`;

	beforeAll(async () => {
		server = await kind.start();
		({ database, statements } = await openWatched(server));
		const name = 'DATABASE_URL' in server.environment ? 'postgres' : 'embedded';
		store = await SqlStore.open(name, database, () => undefined);
	});
	afterAll(async () => {
		await store.close();
		await server.remove();
	});

	async function addJobs(queueName: string, count: number, keep = 1000): Promise<void> {
		const queue = store.queue<{ n: number }, unknown>(queueName);
		await queue.addBulk(
			Array.from({ length: count }, (_, n) => ({
				name: 'event',
				data: { n },
				opts: {
					jobId: `evt_${String(n).padStart(3, '0')}`,
					attempts: 5,
					removeOnComplete: { age: 3600, count: keep },
				},
			})),
		);
	}

	/** Runs a worker until it has completed that many jobs. */
	async function complete<Data, Result>(
		worker: JobWorker<Data, Result>,
		count: number,
	): Promise<void> {
		const done = Promise.withResolvers<void>();
		let completed = 0;
		worker.on('completed', () => {
			completed += 1;
			if (completed === count) done.resolve();
		});
		worker.on('error', done.reject);
		await done.promise.finally(() => worker.close());
	}

	/**
	 * Everything that BullMQ stores of the jobs of a queue, except for times, positions, and the mark of its
	 * periodic check for stalled jobs, which meets any job that is in progress at that moment.
	 */
	async function rowsOf(queueName: string): Promise<unknown[]> {
		const { rows } = await database.query<Record<string, unknown>>(
			'SELECT * FROM bullmq.job WHERE queue = $1 ORDER BY id',
			[queueName],
		);
		return rows.map((row) => ({
			...row,
			queue: '',
			seq: '',
			added_at_ms: '',
			stalled_marked: '',
			processed_at_ms: row.processed_at_ms !== null,
			finished_at_ms: row.finished_at_ms !== null,
		}));
	}

	/** Lets jobs end together once that many are in progress. */
	function together(size: number): () => Promise<unknown> {
		let waiting: (() => void)[] = [];
		return async () => {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				if (waiting.length < size) return;
				for (const end of waiting) end();
				waiting = [];
			});
			return { status: 200 };
		};
	}

	it('share a statement if they end together, and so do the jobs handed out next', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 200);
		const before = statements.length;
		await complete(store.worker(queueName, together(100), { concurrency: 100 }), 200);
		const sent = statements.slice(before);
		// The first hundred are handed out, then each hundred is completed.
		expect(sent.filter((text) => text.includes('complete_and_claim'))).toHaveLength(3);
		// The others are what a worker asks at its start and while it is idle.
		expect(sent.length).toBeLessThan(15);
		expect(await store.queue(queueName).getCompletedCount()).toBe(200);
	});

	it('are stored exactly as BullMQ stores them one by one', async () => {
		const [ours, bullmqs] = [newQueueName(), newQueueName()];
		await addJobs(ours, 30);
		await addJobs(bullmqs, 30);
		const process = together(10);
		await complete(store.worker(ours, process, { concurrency: 10 }), 30);

		const pool = new SharedListenPool(database);
		const alone: JobWorker<unknown, unknown> = new Worker(
			bullmqs,
			together(10),
			{ concurrency: 10, connection: database },
			(name, options, kindOfAccess) =>
				createPostgresBackend(name, { ...options, connection: pool }, kindOfAccess),
		);
		await complete(alone, 30);
		expect(await rowsOf(ours)).toEqual(await rowsOf(bullmqs));
	});

	it('follow each other in the order in which they were added', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 100);
		const started: unknown[] = [];
		const end = together(10);
		const worker = store.worker<{ n: number }, unknown>(
			queueName,
			async (job) => {
				started.push(job.data.n);
				return await end();
			},
			{ concurrency: 10 },
		);
		await complete(worker, 100);
		expect(started).toEqual(Array.from({ length: 100 }, (_, n) => n));
	});

	it('are not affected by one that another process has taken meanwhile', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 10);
		const end = together(10);
		const worker = store.worker(
			queueName,
			async (job: Job) => {
				if (job.id === 'evt_004') {
					const taken = `UPDATE bullmq.job SET lock_token = 'other' WHERE queue = $1 AND id = $2`;
					await database.query(taken, [queueName, job.id]);
				}
				return await end();
			},
			{ concurrency: 10 },
		);
		const errors: string[] = [];
		worker.on('error', ({ message }) => errors.push(message));
		await expect.poll(() => store.queue(queueName).getCompletedCount()).toBe(9);
		await expect.poll(() => errors.join()).toContain('evt_004');
		await worker.close();
		expect(await store.queue(queueName).getActiveCount()).toBe(1);
	});

	it('are removed beyond the number to keep, the oldest first', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 60, 5);
		await complete(store.worker(queueName, together(1), { concurrency: 1 }), 60);
		const kept = await store.queue(queueName).getCompleted();
		const numbers = kept.map(({ data }) => (data as { n: number }).n);
		expect(numbers.length).toBeGreaterThanOrEqual(5);
		expect(numbers.length).toBeLessThanOrEqual(10);
		expect(Math.min(...numbers)).toBe(60 - numbers.length);
	});

	it('have no successor while the queue is paused', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 3);
		const queue = store.queue(queueName);
		const worker = store.worker(queueName, () => queue.pause(), {});
		await complete(worker, 1);
		expect(await queue.getJobCounts('completed', 'active')).toEqual({ completed: 1, active: 0 });
	});

	it('leave the jobs after them in their place if these are not needed after all', async () => {
		const queueName = newQueueName();
		await addJobs(queueName, 20);
		const queue = store.queue(queueName);
		const before = await queue.getWaiting();
		const ended = Promise.withResolvers<void>();
		const worker = store.worker(queueName, () => ended.promise, { concurrency: 10 });
		worker.once('active', () => {
			worker.concurrency = 2;
		});
		await expect
			.poll(() => queue.getJobCounts('waiting', 'active'))
			.toEqual({ waiting: 18, active: 2 });
		const ids = (await queue.getWaiting()).map(({ id }) => id);
		expect(ids).toEqual(before.slice(2).map(({ id }) => id));
		await worker.pause(true);
		ended.resolve();
		await worker.close();
	});
});
