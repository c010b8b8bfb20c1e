import type { SyncState } from '../../../protocol/worker/api/shapes/syncState';
import type { SealedDocuments } from '../encryption/sealedDocuments';
import type { Vault } from '../encryption/vault';
import type { DocumentStore } from '../store/documentStore';

const KIND = 'sync-state';

/**
 * What syncs of users in n8n remember between their runs, because n8n forgets it in queue mode. Encrypted,
 * because it names people.
 */
export class SyncStates {
	constructor(
		private readonly documents: DocumentStore,
		private readonly vault: Vault,
	) {}

	/** @throws StoreUnavailableError, UnreadableError */
	async get(id: string): Promise<SyncState | undefined> {
		const sealed = await this.documents.get(KIND, id);
		if (sealed === undefined) return undefined;
		return JSON.parse(this.vault.open(sealed, contextOf(id))) as SyncState;
	}

	/** Replaces what is stored. @throws StoreUnavailableError */
	async save(id: string, state: SyncState): Promise<void> {
		const sealed = this.vault.seal(JSON.stringify(state), contextOf(id));
		for (;;) {
			if (await this.documents.insert(KIND, id, sealed)) return;
			const current = await this.documents.get(KIND, id);
			if (current === undefined) continue;
			if (await this.documents.replace(KIND, id, current, sealed)) return;
		}
	}

	/** @returns whether there was one */
	async delete(id: string): Promise<boolean> {
		return await this.documents.delete(KIND, id);
	}

	get sealed(): SealedDocuments {
		return {
			places: async () =>
				(await this.documents.list(KIND)).map(({ id }) => ({
					kind: KIND,
					id,
				})),
			reseal: ({ id }, value) => this.vault.reseal(value, contextOf(id)),
		};
	}
}

function contextOf(id: string): string {
	return `${KIND}:${id}`;
}
