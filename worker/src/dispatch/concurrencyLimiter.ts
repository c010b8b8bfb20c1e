/** Limits how many deliveries of this process are in progress at once, across all targets. */
export class ConcurrencyLimiter {
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	/**
	 * @param limit maximum number of jobs that run at once
	 * @param slowAfter in ms. Work that takes longer no longer counts, so that slow targets cannot
	 * block fast ones. Each slow target is limited by its own concurrency.
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

	/** The next in line starts immediately, so the number does not change. */
	#release(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#running -= 1;
	}
}
