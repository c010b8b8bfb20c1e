import { describe, expect, it } from 'vitest';
import { checkpoint } from '../../../src/store/embedded/checkpoint';
import type { SqlDatabase } from '../../../src/store/sql/database';
import { useEmbeddedDatabase } from '../../setup/useEmbeddedDatabase';

/** In bytes. */
const TOLERATED = 1024 * 1024;

describe("the embedded database's log", () => {
	const embedded = useEmbeddedDatabase();
	const run = (statement: string) => embedded().query(statement);
	const query: SqlDatabase['query'] = (text, parameters) => embedded().query(text, parameters);

	async function length(): Promise<number> {
		const { rows } = await query<{ length: number }>(
			'SELECT (pg_current_wal_lsn() - redo_lsn)::integer AS length FROM pg_control_checkpoint()',
		);
		return rows[0]?.length ?? 0;
	}

	it('starts anew when it has become too long, and not before', async () => {
		await run('CHECKPOINT');
		await run('CREATE TABLE public.written (n integer)');
		const short = await length();
		await checkpoint(query, run, TOLERATED);
		expect(await length()).toBeGreaterThanOrEqual(short);

		await run('INSERT INTO public.written SELECT generate_series(1, 50_000)');
		expect(await length()).toBeGreaterThan(TOLERATED);
		await checkpoint(query, run, TOLERATED);
		expect(await length()).toBeLessThan(TOLERATED);
	});
});
