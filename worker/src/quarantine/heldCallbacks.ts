import type { RecordPlace, SealedRecords } from '../encryption/sealedRecords';
import type { ReceivedCallback } from '../intake/intake';
import { Documents } from '../store/documents';
import type { Records } from '../store/records';
import type { Vault } from '../encryption/vault';
import { openCallback, sealCallback, sealContext, type HeldCallback } from './heldCallback';

const CONTENTS = 'quarantine-body';

/** As it is stored: not complete until its content is there too. */
interface StoredCallback extends HeldCallback {
	isComplete: boolean;
}

/**
 * The held callbacks as the store has them: what they are about in one record, what they say in
 * another, so that listing them does not read megabytes. The first is there as long as the second
 * may be, so whatever dies in between, nothing is left that nobody finds.
 */
export class HeldCallbacks implements SealedRecords {
	readonly #held: Documents<StoredCallback>;

	constructor(
		private readonly records: Records,
		private readonly vault: Vault,
	) {
		this.#held = new Documents(records, 'quarantine');
	}

	/** In no particular order. */
	async all(): Promise<HeldCallback[]> {
		return (await this.#held.all()).filter(({ isComplete }) => isComplete).map(withoutState);
	}

	/** With those that are being stored, or whose process died while it did. */
	async allStored(): Promise<StoredCallback[]> {
		return await this.#held.all();
	}

	async get(id: string): Promise<HeldCallback | undefined> {
		const stored = await this.#held.get(id);
		return stored?.isComplete ? withoutState(stored) : undefined;
	}

	/** Stores it unless it is there. */
	async add(held: HeldCallback, callback: ReceivedCallback): Promise<void> {
		const { id } = held;
		if (!(await this.#held.insert({ ...held, isComplete: false }))) return;
		await this.records.insert(CONTENTS, id, sealCallback(this.vault, id, callback));
		const complete = await this.#held.change(id, (stored) => ({ ...stored, isComplete: true }));
		// Discarded meanwhile.
		if (!complete) await this.records.delete(CONTENTS, id);
	}

	/**
	 * What a callback says.
	 *
	 * @returns undefined when it is not there, or no longer
	 * @throws UnreadableError
	 */
	async read(id: string): Promise<ReceivedCallback | undefined> {
		const sealed = await this.records.get(CONTENTS, id);
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
		await this.records.delete(CONTENTS, id);
		return await this.#held.delete(id);
	}
}

function withoutState({ isComplete: _isComplete, ...held }: StoredCallback): HeldCallback {
	return held;
}
