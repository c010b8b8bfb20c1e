import { EventEmitter, once } from 'node:events';

/** Entries in the order they happened, oldest dropped first when too many. */
export class Log<Entry> {
	private list: Entry[] = [];
	private readonly events = new EventEmitter().setMaxListeners(0);

	constructor(private readonly capacity = 20_000) {}

	get entries(): readonly Entry[] {
		return this.list;
	}

	add(entry: Entry): void {
		this.list.push(entry);
		// Dropped in chunks: shifting one by one would copy the whole list each time.
		if (this.list.length > this.capacity * 1.1) this.list = this.list.slice(-this.capacity);
		this.events.emit('entry', entry);
	}

	/** Tells of every entry from now on, for those who need more of them than are kept. */
	follow(listener: (entry: Entry) => void): void {
		this.events.on('entry', listener);
	}

	clear(): void {
		this.list = [];
	}

	/**
	 * Waits until as many entries match.
	 *
	 * @param timeoutMs milliseconds before giving up
	 * @returns the matching entries, at least `count`
	 * @throws Error telling how many matched when time is up
	 */
	async waitFor(
		matches: (entry: Entry) => boolean,
		{ count = 1, timeoutMs = 10_000 }: { count?: number; timeoutMs?: number } = {},
	): Promise<Entry[]> {
		const signal = AbortSignal.timeout(timeoutMs);
		for (;;) {
			const found = this.list.filter(matches);
			if (found.length >= count) return found;
			try {
				await once(this.events, 'entry', { signal });
			} catch {
				throw new Error(`Waited ${timeoutMs} ms for ${count} entries, found ${found.length}`);
			}
		}
	}
}
