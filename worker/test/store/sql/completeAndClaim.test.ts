import { afterAll, beforeAll, expect, it } from 'vitest';
import { PgliteDatabase } from '../../../src/store/embedded/pgliteDatabase';
import { PgDatabase } from '../../../src/store/postgres/pgDatabase';
import { COMPLETE_AND_CLAIM } from '../../../src/store/sql/completeAndClaim';
import type { SqlDatabase } from '../../../src/store/sql/database';
import { SqlStore } from '../../../src/store/sql/sqlStore';
import { describeEachStore, embedded, postgres, type StoreServer } from '../../setup/stores';

interface Completed {
	id: string;
	token: string;
	result: string;
	finishedOn: number;
}

const QUEUE = 'queue';

describeEachStore('the statement that completes jobs', [embedded, postgres], (kind) => {
	let server: StoreServer;
	let database: SqlDatabase;
	let store: SqlStore;

	beforeAll(async () => {
		server = await kind.start();
		const { DATA_DIR, DATABASE_URL } = server.environment;
		const ignore = (): void => undefined;
		database = DATABASE_URL
			? new PgDatabase(DATABASE_URL, ignore)
			: await PgliteDatabase.open(`${DATA_DIR}/pgdata`, ignore);
		store = await SqlStore.open(DATABASE_URL ? 'postgres' : 'embedded', database, ignore);
	});
	afterAll(async () => {
		await store.close();
		await server.remove();
	});

	async function addJobs(count: number): Promise<void> {
		await store
			.queue(QUEUE)
			.addBulk(Array.from({ length: count }, (_, n) => ({ name: 'event', data: { n } })));
	}

	/** @returns the jobs that it handed out */
	async function run(
		query: SqlDatabase['query'],
		completed: readonly Completed[],
		tokens: readonly string[],
	): Promise<Completed[]> {
		const jobs = JSON.stringify(completed);
		const now = Date.now();
		const { rows } = await query<{ id: string; lock_token: string }>(COMPLETE_AND_CLAIM, [
			QUEUE,
			jobs,
			null,
			null,
			tokens,
			15_000,
			now,
			null,
		]);
		return rows.map(({ id, lock_token: token }) => ({ id, token, result: '1', finishedOn: now }));
	}

	/** How many jobs this transaction, and others on its connection lately, have read. */
	async function jobsRead(query: SqlDatabase['query']): Promise<number> {
		const { rows } = await query<{ count: number }>(
			`SELECT (seq_tup_read + idx_tup_fetch)::integer AS count
			   FROM pg_stat_xact_user_tables WHERE relid = 'bullmq.job'::regclass`,
		);
		return rows[0]?.count ?? 0;
	}

	it('does not read the others in progress', async () => {
		await addJobs(300);
		const tokens = Array.from({ length: 300 }, (_, n) => `worker:${n}`);
		const taken = await run((...statement) => database.query(...statement), [], tokens);
		expect(taken).toHaveLength(300);
		const read = await database.session(async (query) => {
			await query('BEGIN');
			const before = await jobsRead(query);
			await run(query, taken.slice(0, 10), []);
			const after = await jobsRead(query);
			await query('COMMIT');
			return after - before;
		});
		expect(await store.queue(QUEUE).getCompletedCount()).toBe(10);
		expect(read).toBeLessThan(50);
	});
});
