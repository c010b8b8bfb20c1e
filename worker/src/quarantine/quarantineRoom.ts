import type { HeldCallbacks } from './heldCallbacks';

/** How many are kept, for one subscription and for all: some 80 MB at the very most. */
const MAX_PER_SUBSCRIPTION = 200;
const MAX_IN_ALL = 1_000;
/** How long what the store holds is believed, in ms: others keep and release callbacks too. */
const FRESH = 5_000;

interface Inventory {
	readAt: number;
	/** Subscriptions by the ids of their held callbacks. */
	held: Map<string, string>;
}

/**
 * Tells whether there is room for a callback. It looks into the store every few seconds at most, so
 * that a storm of callbacks costs the store next to nothing once the room is taken.
 */
export class QuarantineRoom {
	#inventory: Inventory | undefined;
	#reading: Promise<Inventory> | undefined;

	constructor(private readonly callbacks: HeldCallbacks) {}

	/** Takes the place if there is one. */
	async take(id: string, subscription: string): Promise<'taken' | 'known' | 'full'> {
		const { held } = await this.#current();
		if (held.has(id)) return 'known';
		const ofThis = [...held.values()].filter((each) => each === subscription).length;
		if (ofThis >= MAX_PER_SUBSCRIPTION || held.size >= MAX_IN_ALL) return 'full';
		held.set(id, subscription);
		return 'taken';
	}

	/** To be called when callbacks have left, or did not come after all. */
	forget(): void {
		this.#inventory = undefined;
	}

	async #current(): Promise<Inventory> {
		if (this.#inventory && this.#inventory.readAt + FRESH > Date.now()) return this.#inventory;
		this.#reading ??= this.#read().finally(() => {
			this.#reading = undefined;
		});
		return await this.#reading;
	}

	async #read(): Promise<Inventory> {
		const readAt = Date.now();
		const all = await this.callbacks.allStored();
		this.#inventory = {
			readAt,
			held: new Map(all.map(({ id, subscription }) => [id, subscription])),
		};
		return this.#inventory;
	}
}
