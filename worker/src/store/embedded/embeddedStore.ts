import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SqlDatabase } from '../sql/database';
import { SqlStore } from '../sql/sqlStore';
import type { Store } from '../store';
import { lockFolder } from './folderLock';
import { PgliteDatabase } from './pgliteDatabase';
import { checkPostgresMajor } from './postgresMajor';

/**
 * The embedded store, which needs no server: PostgreSQL inside this process, for one process only.
 *
 * @throws FolderInUseError if another process uses the folder
 * @throws if another version of PostgreSQL wrote it
 */
export async function openEmbeddedStore(
	dataDir: string,
	onError: (error: Error) => void,
): Promise<Store> {
	const folder = resolve(dataDir);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const unlock = await lockFolder(folder);
	try {
		const data = join(folder, 'pgdata');
		await checkPostgresMajor(data);
		const database = await PgliteDatabase.open(data, onError);
		return await SqlStore.open('embedded', unlockingOnClose(database, unlock), onError);
	} catch (error) {
		await unlock();
		throw error;
	}
}

function unlockingOnClose(database: PgliteDatabase, unlock: () => Promise<void>): SqlDatabase {
	return {
		query: (text, parameters) => database.query(text, parameters),
		session: (work) => database.session(work),
		listen: (channel) => database.listen(channel),
		onNotification: (listener) => database.onNotification(listener),
		maintain: () => database.maintain(),
		concerns: () => database.concerns(),
		close: async () => {
			await database.close();
			await unlock();
		},
	};
}
