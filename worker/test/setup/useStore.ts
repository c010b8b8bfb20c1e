import { afterAll, beforeAll } from 'vitest';
import { loadConfig } from '../../src/config/config';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import type { StoreKind, StoreServer } from './stores';

/** A database and the worker's store opened on it. */
export interface OpenedStore {
	readonly store: Store;
	/** Opens another store on the same database. The caller closes it. */
	open(): Promise<Store>;
	/** Closes the store and opens it again, as a restarted worker does. */
	reopen(): Promise<void>;
}

/** Opens a store for the tests of the surrounding `describe`, and removes it and its database afterwards. */
export function useStore(kind: StoreKind): OpenedStore {
	let server: StoreServer | undefined;
	let store: Store | undefined;

	const open = async (): Promise<Store> => {
		if (!server) throw new Error('The database has not been started yet');
		// Some tests are about lost connections. The calls that fail report them.
		return await openStore(loadConfig(server.environment), () => undefined);
	};

	beforeAll(async () => {
		server = await kind.start();
		store = await open();
	});
	afterAll(async () => {
		await store?.close();
		await server?.remove();
	});
	return {
		get store() {
			if (!store) throw new Error('The store has not been opened yet');
			return store;
		},
		open,
		async reopen() {
			await store?.close();
			store = await open();
		},
	};
}
