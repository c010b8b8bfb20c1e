import type { SqlDatabase } from '../sql/database';

/** Dead rows that a table may have, in addition to a fifth of its live rows. PostgreSQL's autovacuum: 50. */
const DEAD_ROWS_TOLERATED = 1_000;
/** How long the cleanup of one table may take, in ms. */
export const VACUUM_TIMEOUT = 5 * 60_000;

/** As `SqlDatabase.query`, for statements without parameters that may take long. */
export type Run = (statement: string) => Promise<unknown>;

/**
 * Frees the space of dead rows, which PostgreSQL's autovacuum does in a process of its own that cannot run here.
 * Nothing else runs meanwhile, so it should be called often enough that there is little to do. The large values of
 * a table are in a table of their own, which is only looked at when it has dead rows itself. Files keep their size.
 *
 * @returns the tables that it cleaned up
 */
export async function vacuum(query: SqlDatabase['query'], run: Run): Promise<string[]> {
	// Not from pg_stat_all_tables, which takes three times as long. PostgreSQL's own tables have smaller numbers.
	const { rows } = await query<{ name: string }>(
		`SELECT oid::regclass::text AS name FROM pg_class
		 WHERE relkind IN ('r', 't')
		   AND oid >= 16384
		   AND pg_stat_get_dead_tuples(oid) > $1 + 0.2 * pg_stat_get_live_tuples(oid)`,
		[DEAD_ROWS_TOLERATED],
	);
	const names = rows.map(({ name }) => name);
	for (const name of names) await run(`VACUUM (PROCESS_TOAST FALSE, TRUNCATE FALSE) ${name}`);
	return names;
}

/**
 * Returns the free space at the end of tables to the file system. PostgreSQL reads all of it first: after 30,000
 * events, 150 MB in a quarter of a second.
 */
export async function truncate(names: Iterable<string>, run: Run): Promise<void> {
	for (const name of names) await run(`VACUUM (PROCESS_TOAST FALSE) ${name}`);
}

/** Renews the statistics of tables that have changed a lot, for the planner. */
export async function analyze(query: SqlDatabase['query'], run: Run): Promise<void> {
	const { rows } = await query<{ name: string }>(
		`SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables
		 WHERE n_mod_since_analyze > $1 + 0.5 * n_live_tup`,
		[DEAD_ROWS_TOLERATED],
	);
	for (const { name } of rows) await run(`ANALYZE ${name}`);
}
