import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isWritableByAnyone, makeOwnerOnly, OWNER_ONLY } from '../../dataDir/ownerOnly';
import type { SqlDatabase } from '../sql/database';
import { SqlStore } from '../sql/sqlStore';
import type { Store } from '../store';
import { lockFolder } from './folderLock';
import { PgliteDatabase } from './pgliteDatabase';
import { checkPostgresMajor } from './postgresMajor';

/**
 * The embedded store, which needs no server: PostgreSQL inside this process, for one process only. What it
 * writes is accessible to its owner only. The permissions of an existing DATA_DIR are left alone, because
 * other things may be in it.
 *
 * @throws FolderInUseError if another process uses the folder
 * @throws if another version of PostgreSQL wrote it
 */
export async function openEmbeddedStore(
	dataDir: string,
	onError: (error: Error) => void,
): Promise<Store> {
	const folder = resolve(dataDir);
	await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
	const unlock = await lockFolder(folder);
	try {
		const data = join(folder, 'pgdata');
		// An older worker, or a restored backup, may have left it readable for everybody.
		await makeOwnerOnly(data);
		await checkPostgresMajor(data);
		const database = await PgliteDatabase.open(data, onError);
		const store = await SqlStore.open('embedded', inFolder(folder, database, unlock), onError);
		await returnInterrupted(database);
		return store;
	} catch (error) {
		await unlock();
		throw error;
	}
}

/**
 * Returns jobs to their place in the queue that a process was working on when it died. No other process can have
 * them, so that they need not wait until their locks expire, as on a server.
 */
async function returnInterrupted(database: SqlDatabase): Promise<void> {
	await database.query(
		`UPDATE bullmq.job
		    SET state = 'waiting', lock_token = NULL, locked_until_ms = NULL, stalled_marked = false
		  WHERE state = $1`,
		['active'],
	);
}

function inFolder(
	folder: string,
	database: PgliteDatabase,
	unlock: () => Promise<void>,
): SqlDatabase {
	return {
		query: (text, parameters) => database.query(text, parameters),
		session: (work) => database.session(work),
		listen: (channel) => database.listen(channel),
		onNotification: (listener) => database.onNotification(listener),
		maintain: () => database.maintain(),
		concerns: async () => [...(await database.concerns()), ...(await folderConcerns(folder))],
		close: async () => {
			await database.close();
			await unlock();
		},
	};
}

async function folderConcerns(folder: string): Promise<string[]> {
	if (!(await isWritableByAnyone(folder))) return [];
	return [
		`Every user of this machine may replace files in DATA_DIR ${folder}. Run "chmod o-w" on it.`,
	];
}
