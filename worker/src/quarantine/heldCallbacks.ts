import type { RecordPlace, SealedDocuments } from '../encryption/sealedDocuments';
import type { ReceivedCallback } from '../intake/intake';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Vault } from '../encryption/vault';
import { openCallback, sealCallback, sealContext, type HeldCallback } from './heldCallback';

const CONTENTS = 'quarantine-body';

/** As stored; complete only when its content is stored, too. */
interface StoredCallback extends HeldCallback {
	isComplete: boolean;
}

/**
 * The held callbacks in the store: metadata in one record, content in another, so that listing them does
 * not read megabytes. The metadata exists for as long as the content may, so that a crash in between
 * leaves no content that cannot be found.
 */
export class HeldCallbacks implements SealedDocuments {
	readonly #held: DocumentCollection<StoredCallback>;

	constructor(
		private readonly documents: DocumentStore,
		private readonly vault: Vault,
	) {
		this.#held = new DocumentCollection(documents, 'quarantine');
	}

	/** In no particular order. */
	async all(): Promise<HeldCallback[]> {
		return (await this.#held.all()).filter(({ isComplete }) => isComplete).map(withoutState);
	}

	/** Includes callbacks that are still being stored, or whose process died while storing them. */
	async allStored(): Promise<StoredCallback[]> {
		return await this.#held.all();
	}

	async get(id: string): Promise<HeldCallback | undefined> {
		const stored = await this.#held.get(id);
		return stored?.isComplete ? withoutState(stored) : undefined;
	}

	/** Stores the callback unless it already exists. */
	async add(held: HeldCallback, callback: ReceivedCallback): Promise<void> {
		const { id } = held;
		if (!(await this.#held.insert({ ...held, isComplete: false }))) return;
		await this.documents.insert(CONTENTS, id, sealCallback(this.vault, id, callback));
		const complete = await this.#held.change(id, (stored) => ({ ...stored, isComplete: true }));
		// Discarded in the meantime.
		if (!complete) await this.documents.delete(CONTENTS, id);
	}

	/**
	 * The content of a callback.
	 *
	 * @returns undefined if it does not exist, or no longer exists
	 * @throws UnreadableError
	 */
	async read(id: string): Promise<ReceivedCallback | undefined> {
		const sealed = await this.documents.get(CONTENTS, id);
		return sealed === undefined ? undefined : openCallback(this.vault, id, sealed);
	}

	async places(): Promise<RecordPlace[]> {
		return (await this.all()).map(({ id }) => ({ kind: CONTENTS, id }));
	}

	reseal({ id }: RecordPlace, sealed: string): string | undefined {
		return this.vault.reseal(sealed, sealContext(id));
	}

	/** @returns whether there was such a callback */
	async delete(id: string): Promise<boolean> {
		await this.documents.delete(CONTENTS, id);
		return await this.#held.delete(id);
	}
}

function withoutState({ isComplete: _isComplete, ...held }: StoredCallback): HeldCallback {
	return held;
}
