/** Work on a group that takes longer, in ms, no longer blocks the next group: its connection may be dead. */
const GROUP_TIMEOUT = 2_000;

/**
 * Groups what is submitted at the same moment, or while the database is busy with the groups before, because a
 * commit or a round trip costs far more than a row. Nothing waits for others to arrive.
 */
export class GroupedWork<Item> {
	#waiting: Item[] = [];
	#isDue = false;
	#underWay = 0;

	/**
	 * @param run works on a group and reports to those who submitted its items; never rejects
	 * @param sizeOfNext how many of the waiting items, from the first one, form the next group; at least one
	 * @param maxUnderWay how many groups run at a time
	 * @param enough how many items start a group at once. Fewer wait for the end of the turn of the event loop,
	 * which may bring more
	 */
	constructor(
		private readonly run: (group: readonly Item[]) => Promise<void>,
		private readonly sizeOfNext: (waiting: readonly Item[]) => number,
		private readonly maxUnderWay = 1,
		private readonly enough = Infinity,
	) {}

	/** How many items have not been taken into a group. */
	get waiting(): number {
		return this.#waiting.length;
	}

	submit(item: Item): void {
		this.#waiting.push(item);
		if (this.#underWay >= this.maxUnderWay) return;
		if (this.#waiting.length >= this.enough) return this.#start();
		if (this.#isDue) return;
		this.#isDue = true;
		setImmediate(() => {
			this.#isDue = false;
			this.#start();
		});
	}

	#start(): void {
		while (this.#waiting.length > 0 && this.#underWay < this.maxUnderWay) {
			this.#underWay += 1;
			this.#runInTime(this.#waiting.splice(0, this.sizeOfNext(this.#waiting)));
		}
	}

	#runInTime(group: readonly Item[]): void {
		let isOver = false;
		const end = (): void => {
			if (isOver) return;
			isOver = true;
			clearTimeout(timer);
			this.#underWay -= 1;
			if (!this.#isDue) this.#start();
		};
		const timer = setTimeout(end, GROUP_TIMEOUT);
		void this.run(group).then(end);
	}
}
