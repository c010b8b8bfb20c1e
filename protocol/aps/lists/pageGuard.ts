import type { ApsRequest } from '../request';
import type { ListSource } from './listSource';

/** Two million rows of Data Management. A list that does not end would be read forever. */
const MAX_PAGES = 10_000;

/** Rows added while a list is read can push a whole page into the next one, but not three in a row. */
const MAX_STALE_PAGES = 3;

/** What identifies a row; undefined if there is no such field. */
export type KeyOf<Row> = (row: Row) => string | undefined;

/**
 * Guards the reading of one list: rows that were already read are skipped, which happens if others are
 * added in the meantime, and a list that does not advance is an error.
 */
export class PageGuard<Row> {
	#pages = 0;
	#stale = 0;
	readonly #asked = new Set<string>();
	readonly #seen = new Set<string>();
	/** Rows without an ID, as JSON. */
	readonly #contents = new Set<string>();

	constructor(
		private readonly source: ListSource,
		private readonly keyOf: KeyOf<Row>,
	) {}

	/**
	 * Records that a page is requested.
	 *
	 * @throws if the same page was requested before, because a link points back to it
	 */
	ask(request: ApsRequest): void {
		const page = JSON.stringify([request.path, request.query, request.body]);
		if (this.#asked.has(page)) {
			throw this.source.brokenList(request, 'its pages link to each other in a circle');
		}
		this.#asked.add(page);
	}

	/**
	 * @returns the rows that are new
	 * @throws if the list does not advance, or has an implausible number of pages
	 */
	take(rows: readonly Row[], request: ApsRequest): Row[] {
		const fresh = rows.filter((row) => this.#isNew(row));
		this.#pages += 1;
		const advances = rows.length === 0 || this.#holdsNews(fresh);
		this.#stale = advances ? 0 : this.#stale + 1;
		if (this.#stale === MAX_STALE_PAGES) {
			throw this.source.brokenList(request, 'it repeats the same page');
		}
		if (this.#pages === MAX_PAGES) {
			throw this.source.brokenList(request, `it has more than ${MAX_PAGES} pages`);
		}
		return fresh;
	}

	/** Rows without an ID are all kept, but one that came before in the same words is no news. */
	#holdsNews(fresh: readonly Row[]): boolean {
		let news = false;
		for (const row of fresh) {
			const content = this.keyOf(row) === undefined ? JSON.stringify(row) : undefined;
			if (content === undefined || !this.#contents.has(content)) news = true;
			if (content !== undefined) this.#contents.add(content);
		}
		return news;
	}

	#isNew(row: Row): boolean {
		const key = this.keyOf(row);
		if (key === undefined) return true;
		if (this.#seen.has(key)) return false;
		this.#seen.add(key);
		return true;
	}
}
