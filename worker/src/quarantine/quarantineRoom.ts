import type { HeldCallbacks } from './heldCallbacks';

/** How many are held per subscription and in total: about 80 MB at most. */
const MAX_PER_SUBSCRIPTION = 200;
const MAX_TOTAL = 1_000;
/** How long the inventory is reused, in ms: other processes hold and release callbacks, too. */
const FRESH = 5_000;

interface Inventory {
	readAt: number;
	/** Subscription of each held callback, by the callback's id. */
	held: Map<string, string>;
}

/**
 * Decides whether there is room for a callback. It reads the store every few seconds at most, so that a
 * storm of callbacks causes almost no load on the store once the quarantine is full.
 */
export class QuarantineRoom {
	#inventory: Inventory | undefined;
	#reading: Promise<Inventory> | undefined;

	constructor(private readonly callbacks: HeldCallbacks) {}

	/** Reserves a place if there is one. */
	async take(id: string, subscription: string): Promise<'taken' | 'known' | 'full'> {
		const { held } = await this.#current();
		if (held.has(id)) return 'known';
		const ofThis = [...held.values()].filter((each) => each === subscription).length;
		if (ofThis >= MAX_PER_SUBSCRIPTION || held.size >= MAX_TOTAL) return 'full';
		held.set(id, subscription);
		return 'taken';
	}

	/** Call it when callbacks were removed, or could not be stored. */
	forget(): void {
		this.#inventory = undefined;
	}

	async #current(): Promise<Inventory> {
		if (this.#inventory && this.#inventory.readAt + FRESH > performance.now())
			return this.#inventory;
		this.#reading ??= this.#read().finally(() => {
			this.#reading = undefined;
		});
		return await this.#reading;
	}

	async #read(): Promise<Inventory> {
		const readAt = performance.now();
		const all = await this.callbacks.allStored();
		this.#inventory = {
			readAt,
			held: new Map(all.map(({ id, subscription }) => [id, subscription])),
		};
		return this.#inventory;
	}
}
