/** Runs tasks with a bound on how many run at the same time; the others wait in order. */
export class Limiter {
	private running = 0;
	private readonly waiting: Array<() => void> = [];

	/** @param limit called each time, so that the limit may change */
	constructor(private readonly limit: () => number) {}

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		while (this.running >= this.limit()) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
		this.running++;
		try {
			return await task();
		} finally {
			this.running--;
			this.waiting.shift()?.();
		}
	}
}
