import type { DocumentStore } from './documentStore';
import { putDocument } from './putDocument';

/** Records of one kind, as the objects they are. */
export class DocumentCollection<Document extends { id: string }> {
	constructor(
		private readonly documents: DocumentStore,
		private readonly kind: string,
		/** Fills in what documents of an older worker lack. */
		private readonly complete: (stored: Document) => Document = (stored) => stored,
	) {}

	async get(id: string): Promise<Document | undefined> {
		const text = await this.documents.get(this.kind, id);
		return text === undefined ? undefined : this.#read(text);
	}

	/** In no particular order. */
	async all(): Promise<Document[]> {
		return (await this.documents.list(this.kind)).map(({ value }) => this.#read(value));
	}

	/** Stores it unless there is one with its id. @returns whether it was stored */
	async insert(document: Document): Promise<boolean> {
		return await this.documents.insert(this.kind, document.id, JSON.stringify(document));
	}

	/** Stores it and replaces any document with its id. For documents that one process writes at a time. */
	async save(document: Document): Promise<void> {
		await putDocument(this.documents, this.kind, document.id, JSON.stringify(document));
	}

	/**
	 * Changes it safely, even if others change it at the same time.
	 *
	 * @param next may be called several times
	 * @returns the changed document; undefined if there is none
	 */
	async change(id: string, next: (current: Document) => Document): Promise<Document | undefined> {
		for (;;) {
			const text = await this.documents.get(this.kind, id);
			if (text === undefined) return undefined;
			const changed = next(this.#read(text));
			const value = JSON.stringify(changed);
			if (value === text || (await this.documents.replace(this.kind, id, text, value))) {
				return changed;
			}
		}
	}

	/** @returns whether there was one */
	async delete(id: string): Promise<boolean> {
		return await this.documents.delete(this.kind, id);
	}

	#read(text: string): Document {
		return this.complete(parse<Document>(text));
	}
}

function parse<Document>(text: string): Document {
	return JSON.parse(text) as Document;
}
