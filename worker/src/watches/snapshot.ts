import type { RecordPlace } from '../encryption/sealedDocuments';
import type { DocumentStore } from '../store/documentStore';
import type { Vault } from '../encryption/vault';
import { bounded, readable } from './boundedValue';

/** Rows per record in the store: about 100 kB. */
const CHUNK = 500;

/** What is kept of a record: the compared fields, as JSON so that equal values are equal text. */
export type Row = string;

/** A record as it was at the last poll; long values are shortened, see `bounded`. */
export type KnownFields = Readonly<Record<string, unknown>>;

interface Chunk {
	fields: readonly string[];
	/** Id and row. */
	rows: [string, Row][];
}

/** What was found in a list at its last poll: encrypted, in pieces, and a new set of them for each poll. */
export class Snapshots {
	constructor(
		private readonly documents: DocumentStore,
		private readonly vault: Vault,
	) {}

	/**
	 * The rows by id.
	 *
	 * @throws StoreUnavailableError, UnreadableError
	 */
	async load(list: string, generation: number): Promise<Snapshot> {
		const rows = new Map<string, Row>();
		let fields: readonly string[] = [];
		for (const { id, value } of await this.documents.list(kindOf(list))) {
			if (!isOf(generation, id)) continue;
			const chunk = JSON.parse(this.vault.open(value, contextOf(kindOf(list), id))) as Chunk;
			fields = chunk.fields;
			for (const [recordId, row] of chunk.rows) rows.set(recordId, row);
		}
		return new Snapshot(fields, rows);
	}

	/** Starts a new set of rows, which counts once the list has adopted its generation. */
	draft(list: string, generation: number, fields: readonly string[]): SnapshotDraft {
		return new SnapshotDraft(fields, async (chunk, number) => {
			const id = `${generation}-${number}`;
			const sealed = this.vault.seal(JSON.stringify(chunk), contextOf(kindOf(list), id));
			await this.documents.insert(kindOf(list), id, sealed);
		});
	}

	/** Removes all sets but one: those of runs that died, and those that were replaced. */
	async keepOnly(list: string, generation: number): Promise<void> {
		for (const { id } of await this.documents.list(kindOf(list))) {
			if (!isOf(generation, id)) await this.documents.delete(kindOf(list), id);
		}
	}

	/** The places of a list's pieces in the store. */
	async places(list: string): Promise<RecordPlace[]> {
		const kind = kindOf(list);
		return (await this.documents.list(kind)).map(({ id }) => ({ kind, id }));
	}

	/** @returns the piece, encrypted with the newest key; undefined if it already is */
	reseal({ kind, id }: RecordPlace, sealed: string): string | undefined {
		return this.vault.reseal(sealed, contextOf(kind, id));
	}

	async deleteAll(list: string): Promise<void> {
		for (const { id } of await this.documents.list(kindOf(list))) {
			await this.documents.delete(kindOf(list), id);
		}
	}
}

/** What is kept of a record. */
export function rowOf(fields: readonly string[], record: KnownFields): Row {
	return JSON.stringify(fields.map((field) => bounded(record[field] ?? null)));
}

/** Known fields as people read them. */
export function readableFields(known: KnownFields): KnownFields {
	return Object.fromEntries(Object.entries(known).map(([name, kept]) => [name, readable(kept)]));
}

/** Rows of the previous poll, taken out one by one as their records are found again. */
export class Snapshot {
	constructor(
		private readonly fields: readonly string[],
		private readonly rows: Map<string, Row>,
	) {}

	/** Number of records that were not taken out. */
	get size(): number {
		return this.rows.size;
	}

	/** @returns the record as it was; undefined if it did not exist */
	take(id: string): Row | undefined {
		const row = this.rows.get(id);
		this.rows.delete(id);
		return row;
	}

	/** Whether just these fields were compared. */
	hasFields(fields: readonly string[]): boolean {
		return (
			this.fields.length === fields.length && fields.every((name) => this.fields.includes(name))
		);
	}

	/** Decodes a row. Fields that were not compared then are missing; long values are shortened. */
	read(row: Row): KnownFields {
		const values = JSON.parse(row) as unknown[];
		return Object.fromEntries(this.fields.map((field, index) => [field, values[index]]));
	}

	/** Records that were not taken out. */
	rest(): [string, Row][] {
		return [...this.rows];
	}
}

/** Collects rows and stores them piece by piece, so that few are held in memory. */
export class SnapshotDraft {
	#rows: [string, Row][] = [];
	#chunks = 0;
	#size = 0;

	constructor(
		private readonly fields: readonly string[],
		private readonly store: (chunk: Chunk, number: number) => Promise<void>,
	) {}

	get size(): number {
		return this.#size;
	}

	/** What is kept of a record. */
	rowOf(record: KnownFields): Row {
		return rowOf(this.fields, record);
	}

	async add(id: string, row: Row): Promise<void> {
		this.#rows.push([id, row]);
		this.#size += 1;
		if (this.#rows.length >= CHUNK) await this.flush();
	}

	/** Stores the remaining rows. Call it after the last row. */
	async flush(): Promise<void> {
		if (this.#rows.length === 0) return;
		await this.store({ fields: this.fields, rows: this.#rows }, this.#chunks);
		this.#rows = [];
		this.#chunks += 1;
	}
}

function kindOf(list: string): string {
	return `watch-snapshot:${list}`;
}

function isOf(generation: number, chunkId: string): boolean {
	return chunkId.startsWith(`${generation}-`);
}

function contextOf(kind: string, chunkId: string): string {
	return `${kind}:${chunkId}`;
}
