import { storeFailure } from '../startFailure';
import { bringUpToDate } from './dataFormat';
import { StoreUnavailableError } from './deadline';
import type { Store } from './store';
import type { StoreConfig } from './storeConfig';
import { STORE_START_TIMEOUT, untilAvailable } from './untilAvailable';

export interface StorePlace {
	store: StoreConfig;
	/** Folder of the embedded store. */
	dataDir: string;
}

/**
 * Opens the configured store, and migrates the data of an older worker.
 *
 * @param connectTimeout how long a database may take to answer, in ms
 * @param onError called on every loss of the connection; the store recovers automatically
 * @throws Error that names the variable if it cannot be reached, or if it contains the data of a newer worker
 */
export async function openStore(
	config: StorePlace,
	onError: (error: Error) => void,
	connectTimeout = STORE_START_TIMEOUT,
): Promise<Store> {
	const store = await open(config, onError, connectTimeout).catch((error: unknown) => {
		throw storeFailure(config.store.kind, error);
	});
	try {
		await untilAvailable(() => bringUpToDate(store), connectTimeout);
	} catch (error) {
		await store.close();
		throw error instanceof StoreUnavailableError
			? storeFailure(config.store.kind, error.cause)
			: error;
	}
	return store;
}

/** Loads only the driver of the configured store. */
async function open(
	{ store, dataDir }: StorePlace,
	onError: (error: Error) => void,
	connectTimeout: number,
): Promise<Store> {
	switch (store.kind) {
		case 'redis': {
			const { RedisStore } = await import('./redis/redisStore');
			return await RedisStore.open(store.place, store.replicas, onError, connectTimeout);
		}
		case 'postgres': {
			const { openPostgresStore } = await import('./postgres/postgresStore');
			return await openPostgresStore(store.url, onError, connectTimeout);
		}
		case 'embedded': {
			const { openEmbeddedStore } = await import('./embedded/embeddedStore');
			return await openEmbeddedStore(dataDir, onError);
		}
	}
}
