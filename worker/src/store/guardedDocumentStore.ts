import { withDeadline } from './deadline';
import type { DocumentStore, StoredDocument } from './documentStore';

/** How long an operation may take, in ms. */
const DEADLINE = 5_000;

/** Records that throw `StoreUnavailableError` for every failure and every timeout. */
export class GuardedDocumentStore implements DocumentStore {
	constructor(private readonly documents: DocumentStore) {}

	async get(kind: string, id: string): Promise<string | undefined> {
		return await withDeadline(this.documents.get(kind, id), DEADLINE);
	}

	async list(kind: string): Promise<StoredDocument[]> {
		return await withDeadline(this.documents.list(kind), DEADLINE);
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		return await withDeadline(this.documents.insert(kind, id, value), DEADLINE);
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		return await withDeadline(this.documents.replace(kind, id, expected, value), DEADLINE);
	}

	async delete(kind: string, id: string): Promise<boolean> {
		return await withDeadline(this.documents.delete(kind, id), DEADLINE);
	}
}
