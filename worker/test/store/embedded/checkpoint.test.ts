import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpoint } from '../../../src/store/embedded/checkpoint';
import { PgliteDatabase } from '../../../src/store/embedded/pgliteDatabase';

/** In bytes. */
const TOLERATED = 1024 * 1024;

describe("the embedded database's log", () => {
	let folder: string;
	let database: PgliteDatabase;
	const run = (statement: string) => database.query(statement);
	const query: PgliteDatabase['query'] = (text, parameters) => database.query(text, parameters);

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-checkpoint-'));
		database = await PgliteDatabase.open(join(folder, 'pgdata'), (error) => {
			throw error;
		});
	});
	afterAll(async () => {
		await database.close();
		await rm(folder, { recursive: true });
	});

	async function length(): Promise<number> {
		const { rows } = await database.query<{ length: number }>(
			'SELECT (pg_current_wal_lsn() - redo_lsn)::integer AS length FROM pg_control_checkpoint()',
		);
		return rows[0]?.length ?? 0;
	}

	it('starts anew when it has become too long, and not before', async () => {
		await database.query('CHECKPOINT');
		await database.query('CREATE TABLE public.written (n integer)');
		const short = await length();
		await checkpoint(query, run, TOLERATED);
		expect(await length()).toBeGreaterThanOrEqual(short);

		await database.query('INSERT INTO public.written SELECT generate_series(1, 50_000)');
		expect(await length()).toBeGreaterThan(TOLERATED);
		await checkpoint(query, run, TOLERATED);
		expect(await length()).toBeLessThan(TOLERATED);
	});
});
