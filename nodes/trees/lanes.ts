/** Runs at most so many tasks at the same time; the others wait in the order in which they came. */
export class Lanes {
	#free: number;
	readonly #waiting: Array<() => void> = [];

	constructor(atOnce: number) {
		this.#free = atOnce;
	}

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.#free > 0) this.#free -= 1;
		else await new Promise<void>((resolve) => this.#waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#free += 1;
			else next();
		}
	}
}
