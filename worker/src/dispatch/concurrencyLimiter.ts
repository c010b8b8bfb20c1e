/** Limits how many deliveries of this process are under way at once, whatever their targets. */
export class ConcurrencyLimiter {
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	/**
	 * @param limit how many may run at once
	 * @param slowAfter in ms: work that takes longer no longer counts, so that slow targets cannot use
	 * up what the quick ones need. Slow targets are limited by their own concurrency.
	 */
	constructor(
		private readonly limit: number,
		private readonly slowAfter: number,
	) {}

	/** Runs the work as soon as the limit allows. First come, first served. */
	async run<Result>(work: () => Promise<Result>): Promise<Result> {
		await this.#acquire();
		let counts = true;
		const release = (): void => {
			if (!counts) return;
			counts = false;
			this.#release();
		};
		const timer = setTimeout(release, this.slowAfter);
		try {
			return await work();
		} finally {
			clearTimeout(timer);
			release();
		}
	}

	async #acquire(): Promise<void> {
		if (this.#running < this.limit) {
			this.#running += 1;
			return;
		}
		await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}

	/** The next in line runs at once, so the number stays as it is. */
	#release(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#running -= 1;
	}
}
