/** Tasks to run at the end, the latest first. */
export class Cleanup {
	readonly #tasks: (() => unknown)[] = [];

	/** @param task run by `run`; it may be asynchronous */
	later(task: () => unknown): void {
		this.#tasks.push(task);
	}

	/** Runs all tasks, even if one of them fails. May be called again while it runs. */
	async run(): Promise<void> {
		for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
			try {
				await task();
			} catch (error) {
				console.error(error);
			}
		}
	}
}
