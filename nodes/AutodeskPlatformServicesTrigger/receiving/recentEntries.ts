/** Recent entries by key, in the memory of this process. The oldest entries are dropped first. */
export class RecentEntries<Value> {
	/** In insertion order; `at` in Unix milliseconds. */
	private readonly entries = new Map<string, { value: Value; at: number }>();

	constructor(
		private readonly maxEntries: number,
		private readonly keepMs: number,
	) {}

	get(key: string): Value | undefined {
		const entry = this.entries.get(key);
		return entry && Date.now() - entry.at <= this.keepMs ? entry.value : undefined;
	}

	drop(key: string): void {
		this.entries.delete(key);
	}

	keep(key: string, value: Value): void {
		this.entries.delete(key);
		this.entries.set(key, { value, at: Date.now() });
		if (this.entries.size <= this.maxEntries) return;
		const [oldest] = this.entries.keys();
		this.entries.delete(oldest);
	}
}
