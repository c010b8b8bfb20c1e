import type { Config } from '../config';
import { openEmbeddedStore } from './embedded/embeddedStore';
import { RedisStore } from './redis/redisStore';
import type { Store } from './store';

/** How long a database may take to answer at the start, in ms. */
const CONNECT_TIMEOUT = 30_000;

/**
 * Opens the store that the configuration names.
 *
 * @param onError told about every loss of the connection; the store recovers by itself
 */
export async function openStore(
	config: Pick<Config, 'store' | 'dataDir'>,
	onError: (error: Error) => void,
): Promise<Store> {
	switch (config.store.kind) {
		case 'redis':
			return await RedisStore.open(config.store.url, onError, CONNECT_TIMEOUT);
		case 'postgres':
			throw new Error('PostgreSQL is not supported yet');
		case 'embedded':
			return await openEmbeddedStore(config.dataDir, onError);
	}
}
