export type IdOrder = 'newest first' | 'oldest first';

/** The ids that a page may contain. Ids sort by creation time. */
export interface IdBounds {
	/** Only ids that sort before this one. */
	before?: string;
	/** Only ids that sort after this one. */
	after?: string;
}

/** An id, and what was remembered with it. */
export interface IdEntry<Origin> {
	id: string;
	origin: Origin;
}

/** Selects the first of many unordered ids, without ever holding more than needed. */
export class IdPage<Origin> {
	readonly #first: IdEntry<Origin>[] = [];

	constructor(
		private readonly limit: number,
		private readonly bounds: IdBounds,
		private readonly order: IdOrder,
	) {}

	/** @param origin value to remember with each of these ids */
	add(ids: readonly string[], origin: Origin): void {
		for (const id of ids) {
			if (this.#wants(id)) this.#insert(id, origin);
		}
	}

	/** In the requested order. */
	get(): readonly IdEntry<Origin>[] {
		return this.#first;
	}

	#wants(id: string): boolean {
		const { before, after } = this.bounds;
		if (before !== undefined && id >= before) return false;
		if (after !== undefined && id <= after) return false;
		const last = this.#first[this.limit - 1];
		return last === undefined || this.#comesFirst(id, last.id);
	}

	/** A queue that changes while it is read can return an id twice. */
	#insert(id: string, origin: Origin): void {
		const index = this.#placeOf(id);
		if (this.#first[index]?.id === id) return;
		this.#first.splice(index, 0, { id, origin });
		this.#first.length = Math.min(this.#first.length, this.limit);
	}

	/** Index of the first entry that does not come before the id; found by halves, because there can be thousands. */
	#placeOf(id: string): number {
		let low = 0;
		let high = this.#first.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const entry = this.#first[middle];
			if (entry !== undefined && this.#comesFirst(entry.id, id)) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#comesFirst(a: string, b: string): boolean {
		return this.order === 'newest first' ? a > b : a < b;
	}
}
