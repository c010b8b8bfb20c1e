import { RecentEntries } from '../receiving/recentEntries';

/**
 * What was read for earlier events, in the memory of this process, for a while and up to a number. Events that
 * need the same at the same time share one call. A call that failed is repeated for the next event.
 */
export class Remembered<Value> {
	private readonly entries: RecentEntries<Promise<Value>>;

	constructor(maxEntries: number, keepMs: number) {
		this.entries = new RecentEntries(maxEntries, keepMs);
	}

	/** @param key the same for the same thing, as seen by the same trigger */
	async get(key: string, load: () => Promise<Value>): Promise<Value> {
		const known = this.entries.get(key);
		if (known !== undefined) return await known;
		const loading = load();
		this.entries.keep(key, loading);
		loading.catch(() => this.entries.drop(key));
		return await loading;
	}
}
