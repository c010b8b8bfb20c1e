import type { Config } from '../config';
import type { Store } from './store';

/** How long a database may take to answer at the start, in ms. */
const CONNECT_TIMEOUT = 30_000;

/**
 * Opens the store that the configuration names. Only that one's driver is loaded.
 *
 * @param onError told about every loss of the connection; the store recovers by itself
 */
export async function openStore(
	config: Pick<Config, 'store' | 'dataDir'>,
	onError: (error: Error) => void,
): Promise<Store> {
	const { store, dataDir } = config;
	switch (store.kind) {
		case 'redis': {
			const { RedisStore } = await import('./redis/redisStore');
			return await RedisStore.open(store.url, onError, CONNECT_TIMEOUT);
		}
		case 'postgres': {
			const { openPostgresStore } = await import('./postgres/postgresStore');
			return await openPostgresStore(store.url, onError, CONNECT_TIMEOUT);
		}
		case 'embedded': {
			const { openEmbeddedStore } = await import('./embedded/embeddedStore');
			return await openEmbeddedStore(dataDir, onError);
		}
	}
}
