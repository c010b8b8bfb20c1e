import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The major version of the PostgreSQL inside PGlite. Other major versions cannot read its files. */
export const POSTGRES_MAJOR = 18;

/**
 * Checks whether the embedded database can read a folder.
 *
 * @throws if another version wrote it
 */
export async function checkPostgresMajor(folder: string): Promise<void> {
	const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
	if (found === undefined || Number(found) === POSTGRES_MAJOR) return;
	throw new Error(
		`${folder} was written by PostgreSQL ${found.trim()}, but this worker contains PostgreSQL ` +
			`${POSTGRES_MAJOR}, which cannot read it. Run the previous version of the worker on this folder ` +
			'until all events are delivered. Then start this version with another DATA_DIR and the same ' +
			'secrets, and deactivate and activate the workflows.',
	);
}
