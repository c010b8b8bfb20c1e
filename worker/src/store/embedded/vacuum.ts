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
 * a table are in a table of their own, which is only looked at when it has dead rows itself.
 */
export async function vacuum(query: SqlDatabase['query'], run: Run): Promise<void> {
	const { rows } = await query<{ name: string }>(
		`SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_all_tables
		 WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
		   AND n_dead_tup > $1 + 0.2 * n_live_tup`,
		[DEAD_ROWS_TOLERATED],
	);
	for (const { name } of rows) await run(`VACUUM (PROCESS_TOAST FALSE) ${name}`);
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
