import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { PgliteDatabase } from '../../src/store/embedded/pgliteDatabase';

/**
 * Opens an empty embedded database for the tests of the surrounding `describe`, and removes it afterwards.
 *
 * @returns gives the database once it is open
 */
export function useEmbeddedDatabase(): () => PgliteDatabase {
	let folder: string;
	let database: PgliteDatabase;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-pglite-'));
		database = await PgliteDatabase.open(join(folder, 'pgdata'), (error) => {
			throw error;
		});
	});
	afterAll(async () => {
		await database.close();
		await rm(folder, { recursive: true });
	});
	return () => database;
}
