import type { RecordPlace, SealedRecords } from '../encryption/sealedRecords';
import type { ReceivedCallback } from '../intake/intake';
import { Documents } from '../store/documents';
import type { Records } from '../store/records';
import type { Vault } from '../vault';
import { openCallback, sealCallback, sealContext, type HeldCallback } from './heldCallback';

const CONTENTS = 'quarantine-body';

/**
 * The held callbacks as the store has them: what they are about in one record, what they say in
 * another, so that listing them does not read megabytes. A content never stands alone.
 */
export class HeldCallbacks implements SealedRecords {
	readonly #held: Documents<HeldCallback>;

	constructor(
		private readonly records: Records,
		private readonly vault: Vault,
	) {
		this.#held = new Documents(records, 'quarantine');
	}

	/** In no particular order. */
	async all(): Promise<HeldCallback[]> {
		return await this.#held.all();
	}

	async get(id: string): Promise<HeldCallback | undefined> {
		return await this.#held.get(id);
	}

	/** Stores it unless it is there. */
	async add(held: HeldCallback, callback: ReceivedCallback): Promise<void> {
		await this.#held.insert(held);
		await this.records.insert(CONTENTS, held.id, sealCallback(this.vault, held.id, callback));
	}

	/**
	 * What a callback says.
	 *
	 * @returns undefined when it is not there: discarded, or its process died while storing it
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
