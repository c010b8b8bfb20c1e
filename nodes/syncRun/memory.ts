import type { IExecuteFunctions } from 'n8n-workflow';
import { NO_STATE } from '../sync/syncState';
import type { SyncState } from '../sync/syncState';
import type { SyncSettings } from './settings';
import { keepInWorker, readFromWorker } from './workerState';
import { keepState, readState } from './workflowState';

/** What one sync remembers between its runs, wherever that is. */
export interface Memory {
	/** @throws NodeApiError if it is at the worker, and cannot be read: its guards would not hold */
	read(): Promise<SyncState>;
	/** @throws NodeApiError */
	keep(state: SyncState): Promise<void>;
}

/** @param key a different one for each sync of a workflow */
export function memoryOf(
	ctx: IExecuteFunctions,
	{ source, remembersIn }: Pick<SyncSettings, 'source' | 'remembersIn'>,
	key: string,
): Memory {
	// Undoing has nothing to do with what the source was like.
	if (source === 'changes') return { read: async () => NO_STATE, keep: async () => {} };
	if (remembersIn === 'worker') {
		return {
			read: async () => await readFromWorker(ctx, key),
			keep: async (state) => await keepInWorker(ctx, key, state),
		};
	}
	return {
		read: async () => readState(ctx, key),
		keep: async (state) => keepState(ctx, key, state),
	};
}
