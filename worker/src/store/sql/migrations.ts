import { runMigrations } from 'bullmq';
import { CREATE_COMPLETE_AND_CLAIM } from './completeAndClaim';
import type { SqlDatabase } from './database';

/** The PostgreSQL schema of the worker's own tables; BullMQ's are in its schema `bullmq`. */
export const SCHEMA = 'aps_worker';

/** Held while migrating, so that processes that start together migrate one after the other. */
const ADVISORY_LOCK = 4_170_771_001;

/** Each entry brings the schema from its index to the next version. Append only. */
const MIGRATIONS = [
	`CREATE TABLE ${SCHEMA}.record (
		kind text NOT NULL,
		id text NOT NULL,
		value text NOT NULL,
		updated_at timestamptz NOT NULL DEFAULT now(),
		PRIMARY KEY (kind, id)
	)`,
	CREATE_COMPLETE_AND_CLAIM,
	// Again, because it looks jobs up in another way now.
	CREATE_COMPLETE_AND_CLAIM,
];

/**
 * Creates or updates the tables of the worker and of BullMQ.
 *
 * @throws if the database was written by a newer version of the worker
 */
export async function migrate(database: SqlDatabase): Promise<void> {
	await database.session(async (query) => {
		await runMigrations({ query });
		await query('BEGIN');
		try {
			await query(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
			await query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
			await query(`CREATE TABLE IF NOT EXISTS ${SCHEMA}.version (version integer NOT NULL)`);
			const { rows } = await query<{ version: number }>(`SELECT version FROM ${SCHEMA}.version`);
			const version = rows[0]?.version ?? 0;
			if (version > MIGRATIONS.length) {
				throw new Error(
					`The database has version ${version} of the worker's tables, but this worker supports ` +
						`${MIGRATIONS.length}. Run the newer worker, or restore a backup.`,
				);
			}
			for (const statement of MIGRATIONS.slice(version)) await query(statement);
			await query(`DELETE FROM ${SCHEMA}.version`);
			await query(`INSERT INTO ${SCHEMA}.version (version) VALUES (${MIGRATIONS.length})`);
			await query('COMMIT');
		} catch (error) {
			// On a lost connection this fails, too, but the first error is more useful.
			await query('ROLLBACK').catch(() => undefined);
			throw error;
		}
	});
}
