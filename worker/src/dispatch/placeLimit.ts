/** Limits how many deliveries of this process are under way at once, whatever their targets. */
export class PlaceLimit {
	#taken = 0;
	readonly #waiting: (() => void)[] = [];

	/**
	 * @param places how many
	 * @param patience in ms: work that takes longer gives its place to others, so that slow targets
	 * cannot use up what the quick ones need. Those are limited by their own concurrency.
	 */
	constructor(
		private readonly places: number,
		private readonly patience: number,
	) {}

	/** Runs the work as soon as there is a place. First come, first served. */
	async run<Result>(work: () => Promise<Result>): Promise<Result> {
		await this.#take();
		let held = true;
		const release = (): void => {
			if (!held) return;
			held = false;
			this.#release();
		};
		const timer = setTimeout(release, this.patience);
		try {
			return await work();
		} finally {
			clearTimeout(timer);
			release();
		}
	}

	async #take(): Promise<void> {
		if (this.#taken < this.places) {
			this.#taken += 1;
			return;
		}
		await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}

	/** The place goes to the next in line without being free in between. */
	#release(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#taken -= 1;
	}
}
