import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** Work on a group that takes longer, in ms, no longer blocks the next group: its connection may be dead. */
const GROUP_TIMEOUT = 2_000;

/**
 * Groups what is submitted at the same moment, or while the database is busy with the group before, because a
 * commit costs far more than a row. Nothing waits for others to arrive, and one group runs at a time.
 */
export class GroupedWork<Item> {
	#waiting: Item[] = [];
	#busy = false;

	/**
	 * @param run works on a group and reports to those who submitted its items; never rejects
	 * @param sizeOfNext how many of the waiting items, from the first one, form the next group; at least one
	 */
	constructor(
		private readonly run: (group: readonly Item[]) => Promise<void>,
		private readonly sizeOfNext: (waiting: readonly Item[]) => number,
	) {}

	/** How many items have not been taken into a group. */
	get waiting(): number {
		return this.#waiting.length;
	}

	submit(item: Item): void {
		this.#waiting.push(item);
		if (!this.#busy) void this.#runAll();
	}

	async #runAll(): Promise<void> {
		this.#busy = true;
		await turn();
		while (this.#waiting.length > 0) {
			const done = new AbortController();
			const timeout = sleep(GROUP_TIMEOUT, undefined, done).catch(() => undefined);
			const group = this.#waiting.splice(0, this.sizeOfNext(this.#waiting));
			await Promise.race([this.run(group), timeout]);
			done.abort();
		}
		this.#busy = false;
	}
}
