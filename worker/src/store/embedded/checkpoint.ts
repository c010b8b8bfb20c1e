import type { SqlDatabase } from '../sql/database';
import type { Run } from './vacuum';

/** How much may be in PostgreSQL's log before a checkpoint, in bytes: eight of its files. */
const LOG_TOLERATED = 128 * 1024 * 1024;

/**
 * Writes changed pages to their tables when the log has become long, so that PostgreSQL can use its files again. A
 * process of its own does this by `max_wal_size`, which cannot run here: the log would grow by 10 KB for each event
 * until the worker is stopped, and each new file of it takes 100 ms to create.
 *
 * @param tolerated how much may be in the log, in bytes
 */
export async function checkpoint(
	query: SqlDatabase['query'],
	run: Run,
	tolerated = LOG_TOLERATED,
): Promise<void> {
	const { rows } = await query<{ isDue: boolean }>(
		'SELECT pg_current_wal_lsn() - redo_lsn > $1::numeric AS "isDue" FROM pg_control_checkpoint()',
		[tolerated],
	);
	if (rows[0]?.isDue) await run('CHECKPOINT');
}
