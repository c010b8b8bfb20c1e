export interface BatchEntry {
	/** Entries join a batch in the order of their ids. */
	id: string;
	/** Rough size, in bytes. */
	size: number;
	/** Entries with the same key are never in progress in two batches at once. */
	key: string | undefined;
}

export interface BatchLimits {
	/** Batches in progress at once. */
	concurrency: number;
	maxEntries: number;
	/** How long an entry waits for others to fill its batch, in ms. */
	maxWait: number;
}

/** The entry was not sent in a batch. The caller decides what to do with it. */
export class NotBatched extends Error {
	constructor() {
		super('The entry was not sent');
		this.name = 'NotBatched';
	}
}

/** A batch takes no more entries beyond this many bytes. n8n takes 16 MB by default. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

interface Waiting<Entry, Result> {
	entry: Entry;
	since: number;
	resolve: (result: Result) => void;
	reject: (error: unknown) => void;
}

/**
 * Collects entries into batches. The caller that submits an entry gets the result of its batch.
 * While all batches are in progress, entries accumulate; otherwise a batch waits for more entries
 * only as long as the limits allow.
 */
export class Batcher<Entry extends BatchEntry, Result> {
	#waiting: Waiting<Entry, Result>[] = [];
	readonly #keysUnderWay = new Set<string>();
	#underWay = 0;
	#timer: NodeJS.Timeout | undefined;
	#limits: BatchLimits;

	/** @param send sends one batch to its target */
	constructor(
		private readonly send: (entries: Entry[]) => Promise<Result>,
		limits: BatchLimits,
	) {
		this.#limits = limits;
	}

	setLimits(limits: BatchLimits): void {
		this.#limits = limits;
		this.#sendReady();
	}

	/** @throws NotBatched if it was refused while it waited; any error that `send` throws */
	async submit(entry: Entry): Promise<Result> {
		return await new Promise<Result>((resolve, reject) => {
			this.#waiting.push({ entry, since: performance.now(), resolve, reject });
			this.#sendReady();
		});
	}

	/** Refuses the waiting entries that `which` selects. Entries in progress are not affected. */
	refuse(which: (entry: Entry) => boolean = () => true): void {
		const refused = this.#waiting.filter(({ entry }) => which(entry));
		this.#waiting = this.#waiting.filter(({ entry }) => !which(entry));
		for (const { reject } of refused) reject(new NotBatched());
	}

	#sendReady(): void {
		clearTimeout(this.#timer);
		while (this.#underWay < this.#limits.concurrency) {
			const batch = this.#nextBatch();
			if (!batch) return;
			void this.#run(batch);
		}
	}

	/**
	 * Removes the next batch from the waiting entries; undefined if there is none, or if it may still
	 * fill.
	 */
	#nextBatch(): Waiting<Entry, Result>[] | undefined {
		const { maxEntries, maxWait } = this.#limits;
		const free = this.#waiting.filter(({ entry }) => !this.#isUnderWay(entry));
		const batch: Waiting<Entry, Result>[] = [];
		let bytes = 0;
		for (const candidate of free) {
			bytes += candidate.entry.size;
			const isFull = batch.length === maxEntries || (batch.length > 0 && bytes > MAX_BATCH_BYTES);
			if (isFull) break;
			batch.push(candidate);
		}
		const [first] = batch;
		if (!first) return undefined;

		const wait = first.since + maxWait - performance.now();
		if (batch.length === free.length && batch.length < maxEntries && wait > 0) {
			this.#timer = setTimeout(() => this.#sendReady(), wait);
			return undefined;
		}
		const taken = new Set(batch);
		this.#waiting = this.#waiting.filter((each) => !taken.has(each));
		return batch.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
	}

	async #run(batch: Waiting<Entry, Result>[]): Promise<void> {
		const entries = batch.map(({ entry }) => entry);
		const keys = entries.map(({ key }) => key).filter((key) => key !== undefined);
		this.#underWay += 1;
		for (const key of keys) this.#keysUnderWay.add(key);
		try {
			const result = await this.send(entries);
			for (const { resolve } of batch) resolve(result);
		} catch (error) {
			for (const { reject } of batch) reject(error);
		} finally {
			this.#underWay -= 1;
			for (const key of keys) this.#keysUnderWay.delete(key);
			this.#sendReady();
		}
	}

	#isUnderWay({ key }: Entry): boolean {
		return key !== undefined && this.#keysUnderWay.has(key);
	}
}
