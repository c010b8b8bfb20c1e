import { setTimeout as sleep } from 'node:timers/promises';
import { SqlStore } from '../sql/sqlStore';
import type { Store } from '../store';
import { PgDatabase } from './pgDatabase';

/** Pause between two attempts to connect to a server that does not answer yet, in ms. */
const RETRY_DELAY = 1_000;

/**
 * A store on a PostgreSQL server, such as the one that n8n uses. It creates two schemas.
 *
 * @param connectTimeout how long the server may take to answer, in ms
 * @throws if it does not, or refuses the login
 */
export async function openPostgresStore(
	url: string,
	onError: (error: Error) => void,
	connectTimeout: number,
): Promise<Store> {
	const database = new PgDatabase(url, onError);
	const deadline = performance.now() + connectTimeout;
	for (;;) {
		try {
			return await SqlStore.open('postgres', database, onError);
		} catch (error) {
			if (!isTemporary(error) || performance.now() > deadline) {
				await database.close();
				throw error;
			}
			await sleep(RETRY_DELAY);
		}
	}
}

/** SQLSTATE of a server that is starting or stopping. */
const CANNOT_CONNECT_NOW = '57P03';

/** Whether the server may become reachable soon: it does not answer yet, or is still starting. */
function isTemporary(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error ? String(error.code) : '';
	return /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code) || code === CANNOT_CONNECT_NOW;
}
