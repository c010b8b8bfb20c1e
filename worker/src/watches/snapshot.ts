import type { RecordPlace } from '../encryption/sealedDocuments';
import type { DocumentStore } from '../store/documentStore';
import type { Vault } from '../encryption/vault';

/** Rows per record in the store: about 100 kB. */
const CHUNK = 500;

/** What is kept of a record: the compared fields, as JSON so that equal values are equal text. */
export type Row = string;

/** A record as it was at the last poll. */
export type KnownFields = Readonly<Record<string, unknown>>;

interface Chunk {
	fields: readonly string[];
	/** Id and row. */
	rows: [string, Row][];
}

/** What a watch found at its last poll: encrypted, in pieces, and a new set of them for each poll. */
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
	async load(watchId: string, generation: number): Promise<Snapshot> {
		const rows = new Map<string, Row>();
		let fields: readonly string[] = [];
		for (const { id, value } of await this.documents.list(kindOf(watchId))) {
			if (!isOf(generation, id)) continue;
			const chunk = JSON.parse(this.vault.open(value, contextOf(kindOf(watchId), id))) as Chunk;
			fields = chunk.fields;
			for (const [recordId, row] of chunk.rows) rows.set(recordId, row);
		}
		return new Snapshot(fields, rows);
	}

	/** Starts a new set of rows, which counts once the watch has adopted its generation. */
	draft(watchId: string, generation: number, fields: readonly string[]): SnapshotDraft {
		return new SnapshotDraft(fields, async (chunk, number) => {
			const id = `${generation}-${number}`;
			const sealed = this.vault.seal(JSON.stringify(chunk), contextOf(kindOf(watchId), id));
			await this.documents.insert(kindOf(watchId), id, sealed);
		});
	}

	/** Removes all sets but one: those of runs that died, and those that were replaced. */
	async keepOnly(watchId: string, generation: number): Promise<void> {
		for (const { id } of await this.documents.list(kindOf(watchId))) {
			if (!isOf(generation, id)) await this.documents.delete(kindOf(watchId), id);
		}
	}

	/** The places of a watch's pieces in the store. */
	async places(watchId: string): Promise<RecordPlace[]> {
		const kind = kindOf(watchId);
		return (await this.documents.list(kind)).map(({ id }) => ({ kind, id }));
	}

	/** @returns the piece, encrypted with the newest key; undefined if it already is */
	reseal({ kind, id }: RecordPlace, sealed: string): string | undefined {
		return this.vault.reseal(sealed, contextOf(kind, id));
	}

	async deleteAll(watchId: string): Promise<void> {
		for (const { id } of await this.documents.list(kindOf(watchId))) {
			await this.documents.delete(kindOf(watchId), id);
		}
	}
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

	/** Decodes a row. Fields that were not compared then are missing. */
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
		return JSON.stringify(this.fields.map((field) => record[field] ?? null));
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

function kindOf(watchId: string): string {
	return `watch-snapshot:${watchId}`;
}

function isOf(generation: number, chunkId: string): boolean {
	return chunkId.startsWith(`${generation}-`);
}

function contextOf(kind: string, chunkId: string): string {
	return `${kind}:${chunkId}`;
}
