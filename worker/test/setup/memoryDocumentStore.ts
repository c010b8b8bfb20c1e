import type { DocumentStore, StoredDocument } from '../../src/store/documentStore';

/** In-memory documents, for tests of what is written. */
export class MemoryDocumentStore implements DocumentStore {
	readonly #documents = new Map<string, Map<string, string>>();

	async get(kind: string, id: string): Promise<string | undefined> {
		return this.#of(kind).get(id);
	}

	async list(kind: string): Promise<StoredDocument[]> {
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
		const known = this.#documents.get(kind) ?? new Map<string, string>();
		this.#documents.set(kind, known);
		return known;
	}
}
