import type { TrafficSlots } from '../../../protocol/worker/api/shapes/traffic';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';

/** What happened in a slot, as stored. */
export type StoredSlot<Content> = Content & {
	/** The place in the ring. */
	id: string;
	/** Start of the slot, Unix time in ms. */
	at: number;
};

/**
 * A span of time as a ring of documents, one per slot: a new slot takes the place of the one that has left
 * the span, so there are never more documents than slots. All processes on the store add to the same ring.
 */
export class SlotRing<Content extends object> {
	readonly #slots: DocumentCollection<StoredSlot<Content>>;
	/** Not stored yet. */
	#growth: Content | undefined;

	constructor(
		documents: DocumentStore,
		kind: string,
		private readonly span: TrafficSlots,
		/** Adds one to the other. */
		private readonly join: (a: Content, b: Content) => Content,
	) {
		this.#slots = new DocumentCollection(documents, kind);
	}

	/** Takes note of what is to be added with the next `store`. */
	grow(growth: Content): void {
		this.#growth = this.#growth === undefined ? growth : this.join(this.#growth, growth);
	}

	/**
	 * Adds what was noted to the current slot. What cannot be stored remains noted.
	 *
	 * @param now Unix time in ms
	 * @throws StoreUnavailableError
	 */
	async store(now: number): Promise<void> {
		const growth = this.#growth;
		if (growth === undefined) return;
		this.#growth = undefined;
		try {
			await this.#add(growth, this.#startOf(now));
		} catch (error) {
			this.grow(growth);
			throw error;
		}
	}

	/**
	 * The starts of all slots of the span that ends now, the oldest first, each with what is stored for it.
	 *
	 * @param now Unix time in ms
	 * @throws StoreUnavailableError
	 */
	async read(now: number): Promise<Array<{ at: number; content: Content | undefined }>> {
		const known = new Map((await this.#slots.all()).map((slot) => [slot.at, slot]));
		const { count } = this.span;
		const current = this.#startOf(now);
		return Array.from({ length: count }, (_, index) => {
			const at = current - (count - 1 - index) * this.#length;
			return { at, content: known.get(at) };
		});
	}

	async #add(growth: Content, at: number): Promise<void> {
		const id = String((at / this.#length) % this.span.count);
		const first = { ...growth, id, at };
		const next = (slot: StoredSlot<Content>): StoredSlot<Content> => {
			if (slot.at === at) return { ...this.join(slot, growth), id, at };
			// The clock of another process is ahead of this one by the whole span.
			return slot.at > at ? slot : first;
		};
		while (!(await this.#slots.change(id, next)) && !(await this.#slots.insert(first)));
	}

	/** In ms. */
	get #length(): number {
		return this.span.seconds * 1000;
	}

	#startOf(time: number): number {
		return time - (time % this.#length);
	}
}
