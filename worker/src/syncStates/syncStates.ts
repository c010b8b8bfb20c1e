import { LIMITS, RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import type { SyncState, SyncStateSummary } from '../../../protocol/worker/api/shapes/syncState';
import type { SealedDocuments } from '../encryption/sealedDocuments';
import type { Vault } from '../encryption/vault';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import { putDocument } from '../store/putDocument';

const KIND = 'sync-state';

/** In ms. */
const KEPT = RETENTION_DAYS.syncStates * 24 * 3_600_000;

/** There are as many as the worker keeps. */
export class TooManySyncStates extends Error {
	constructor() {
		super(
			`The worker already remembers ${LIMITS.syncState.records.maxItems} syncs. Delete those that no longer run`,
		);
		this.name = 'TooManySyncStates';
	}
}

/**
 * What syncs of users in n8n remember between their runs, because n8n forgets it in queue mode. Encrypted,
 * because it names people. Labels and times are in records of their own, so that listing decrypts nothing.
 *
 * Every method throws StoreUnavailableError if the store fails or does not answer.
 */
export class SyncStates {
	readonly #summaries: DocumentCollection<SyncStateSummary>;

	constructor(
		private readonly documents: DocumentStore,
		private readonly vault: Vault,
	) {
		this.#summaries = new DocumentCollection(documents, 'sync-state-summary');
	}

	/** By label. */
	async all(): Promise<SyncStateSummary[]> {
		const summaries = await this.#summaries.all();
		return summaries.sort((a, b) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1));
	}

	/** @throws UnreadableError */
	async get(id: string): Promise<SyncState | undefined> {
		const sealed = await this.documents.get(KIND, id);
		if (sealed === undefined) return undefined;
		return JSON.parse(this.vault.open(sealed, contextOf(id))) as SyncState;
	}

	/**
	 * Replaces what is stored. Of two at the same time, the last one counts.
	 *
	 * @throws TooManySyncStates
	 */
	async save(id: string, state: SyncState, now: Date): Promise<void> {
		const summary = { id, label: state.label, savedAt: now.toISOString() };
		// The summary first: without it, nobody would find the state and delete it.
		if (!(await this.#summaries.change(id, () => summary))) {
			const { length } = await this.#summaries.all();
			if (length >= LIMITS.syncState.records.maxItems) throw new TooManySyncStates();
			await this.#summaries.save(summary);
		}
		const sealed = this.vault.seal(JSON.stringify(state), contextOf(id));
		await putDocument(this.documents, KIND, id, sealed);
	}

	/** @returns whether there was one */
	async delete(id: string): Promise<boolean> {
		const wasStored = await this.documents.delete(KIND, id);
		return (await this.#summaries.delete(id)) || wasStored;
	}

	/**
	 * Removes the states of syncs that have not run for a long time. Called from time to time, in one process.
	 *
	 * @param now Unix time in ms
	 */
	async sweep(now = Date.now()): Promise<void> {
		for (const { id, savedAt } of await this.#summaries.all()) {
			if (now - Date.parse(savedAt) > KEPT) await this.delete(id);
		}
	}

	get sealed(): SealedDocuments {
		return {
			places: async () =>
				(await this.#summaries.all()).map(({ id }) => ({
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
