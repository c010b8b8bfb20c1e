import { setTimeout as sleep } from 'node:timers/promises';
import { SqlStore } from '../sql/sqlStore';
import type { Store } from '../store';
import { PgDatabase } from './pgDatabase';

/** Pause between two attempts to reach a server that does not answer yet, in ms. */
const RETRY_DELAY = 1_000;

/**
 * A store on a PostgreSQL server; the one that n8n uses will do. It makes two schemas of its own.
 *
 * @param connectTimeout how long the server may take to answer, in ms
 * @throws when it does not, or refuses us
 */
export async function openPostgresStore(
	url: string,
	onError: (error: Error) => void,
	connectTimeout: number,
): Promise<Store> {
	const database = new PgDatabase(url, onError);
	const giveUpAt = Date.now() + connectTimeout;
	for (;;) {
		try {
			return await SqlStore.open('postgres', database, onError);
		} catch (error) {
			if (!mayPass(error) || Date.now() > giveUpAt) {
				await database.close();
				throw error;
			}
			await sleep(RETRY_DELAY);
		}
	}
}

/** SQLSTATE of a server that is starting or stopping. */
const CANNOT_CONNECT_NOW = '57P03';

/** Whether the server may be reachable a moment later: it is not there yet, or is just starting. */
function mayPass(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error ? String(error.code) : '';
	return /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code) || code === CANNOT_CONNECT_NOW;
}
