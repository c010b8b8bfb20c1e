import type { Records, StoredRecord } from '../../src/store/records';

/** In-memory records, for tests of what is written. */
export class MemoryRecords implements Records {
	readonly #records = new Map<string, Map<string, string>>();

	async get(kind: string, id: string): Promise<string | undefined> {
		return this.#of(kind).get(id);
	}

	async list(kind: string): Promise<StoredRecord[]> {
		return Array.from(this.#of(kind), ([id, value]) => ({ id, value }));
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		if (this.#of(kind).has(id)) return false;
		this.#of(kind).set(id, value);
		return true;
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		if (this.#of(kind).get(id) !== expected) return false;
		this.#of(kind).set(id, value);
		return true;
	}

	async delete(kind: string, id: string): Promise<boolean> {
		return this.#of(kind).delete(id);
	}

	#of(kind: string): Map<string, string> {
		const known = this.#records.get(kind) ?? new Map<string, string>();
		this.#records.set(kind, known);
		return known;
	}
}
