import { describe, expect, it } from 'vitest';
import { truncate, vacuum } from '../../../src/store/embedded/vacuum';
import type { SqlDatabase } from '../../../src/store/sql/database';
import { useEmbeddedDatabase } from '../../setup/useEmbeddedDatabase';

const ROWS = 20_000;

describe('the cleanup of a table', () => {
	const embedded = useEmbeddedDatabase();
	const run = (statement: string) => embedded().query(statement);
	const query: SqlDatabase['query'] = (text, parameters) => embedded().query(text, parameters);

	async function createEmptied(table: string): Promise<void> {
		await run(`CREATE TABLE ${table} AS SELECT generate_series(1, ${ROWS}) AS n`);
		await run(`DELETE FROM ${table}`);
	}

	async function sizeOf(table: string): Promise<number> {
		const { rows } = await query<{ size: number }>(
			`SELECT pg_relation_size('${table}')::integer AS size`,
		);
		return rows[0]?.size ?? 0;
	}

	it('frees the space of its rows, and leaves its file, which takes long to shorten', async () => {
		await createEmptied('public.backlog');
		const size = await sizeOf('public.backlog');
		expect(size).toBeGreaterThan(0);
		// PostgreSQL counts dead rows with a short delay, and the database also looks for them itself.
		const cleanups = async (): Promise<number> => {
			await vacuum(query, run);
			const { rows } = await query<{ count: number }>(
				"SELECT vacuum_count::integer AS count FROM pg_stat_user_tables WHERE relname = 'backlog'",
			);
			return rows[0]?.count ?? 0;
		};
		await expect.poll(cleanups).toBeGreaterThan(0);
		await run(`INSERT INTO public.backlog SELECT generate_series(1, ${ROWS})`);
		expect(await sizeOf('public.backlog')).toBe(size);
	});

	it('shortens its file when asked to', async () => {
		await createEmptied('public.past');
		await truncate(['public.past'], run);
		expect(await sizeOf('public.past')).toBe(0);
	});
});
