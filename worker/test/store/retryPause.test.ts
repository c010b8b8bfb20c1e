import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PgliteDatabase } from '../../src/store/embedded/pgliteDatabase';
import type { SqlDatabase } from '../../src/store/sql/database';
import { SqlStore } from '../../src/store/sql/sqlStore';
import { copyEmbeddedTemplate } from '../setup/embeddedTemplate';

/** Maximum number of queries per second to a failing database, from all sources together. */
const MAX_REFUSALS = 20;
/** Number of refusals after which the test yields to the event loop, so that it can fail. */
const YIELD_EVERY = 1_000;

describe('a worker whose database fails', () => {
	let folder: string;
	let database: PgliteDatabase;
	let store: SqlStore;
	let fails = false;
	let refusals = 0;

	async function refuseWhileFailing(): Promise<void> {
		if (!fails) return;
		refusals += 1;
		if (refusals % YIELD_EVERY === 0) await sleep(1);
		throw new Error('read-only, without any I/O');
	}

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-retry-pause-'));
		await copyEmbeddedTemplate(folder);
		database = await PgliteDatabase.open(join(folder, 'pgdata'), () => undefined);
		const failing: SqlDatabase = {
			query: async (text, parameters) => {
				await refuseWhileFailing();
				return await database.query(text, parameters);
			},
			session: (work) => database.session(work),
			listen: (channel) => database.listen(channel),
			onNotification: (listener) => database.onNotification(listener),
			maintain: () => database.maintain(),
			concerns: () => database.concerns(),
			close: () => database.close(),
		};
		store = await SqlStore.open('embedded', failing, () => undefined);
	});
	afterAll(async () => {
		await store.close();
		await rm(folder, { recursive: true });
	});

	it('does not block the process, and resumes when the database recovers', async () => {
		const done: string[] = [];
		const worker = store.worker<string, void>(
			'jobs',
			async ({ data }) => {
				done.push(data);
				fails = data === 'first';
			},
			{ concurrency: 5 },
		);
		worker.on('error', () => undefined);
		const queue = store.queue<string, void>('jobs');
		await queue.addBulk(['first', 'second', 'third'].map((data) => ({ name: 'job', data })));
		await expect.poll(() => fails).toBe(true);
		refusals = 0;
		await sleep(1_000);
		expect(refusals).toBeLessThan(MAX_REFUSALS);

		fails = false;
		await expect.poll(() => done).toEqual(expect.arrayContaining(['second', 'third']));
		await worker.close();
	});
});
