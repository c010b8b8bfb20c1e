import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The major version of the PostgreSQL inside PGlite. Its files differ from those of all others. */
export const POSTGRES_MAJOR = 18;

/**
 * Looks whether the embedded database can read a folder.
 *
 * @throws when another version has written it
 */
export async function checkPostgresMajor(folder: string): Promise<void> {
	const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
	if (found === undefined || Number(found) === POSTGRES_MAJOR) return;
	throw new Error(
		`${folder} was written by PostgreSQL ${found.trim()}, and this worker holds PostgreSQL ` +
			`${POSTGRES_MAJOR}, which cannot read it. Start the worker of before with it until all events ` +
			'are delivered, then start this one with another DATA_DIR and the same secrets, and activate ' +
			'the workflows anew.',
	);
}
