import type { ApsRequest } from '../request';
import type { ListSource } from './listSource';

/** Two million rows of Data Management. A list that does not end would be read for ever. */
const MAX_PAGES = 10_000;

/** Rows added while a list is read can push a whole page into the next one, but not three in a row. */
const MAX_STALE_PAGES = 3;

/** What identifies a row; undefined when it has nothing of the kind. */
export type KeyOf<Row> = (row: Row) => string | undefined;

/**
 * Watches over the reading of one list: rows that were read before are left out, which happens when
 * others are added meanwhile, and a list that does not move on is an error.
 */
export class PageGuard<Row> {
	#pages = 0;
	#stale = 0;
	readonly #asked = new Set<string>();
	readonly #seen = new Set<string>();

	constructor(
		private readonly source: ListSource,
		private readonly keyOf: KeyOf<Row>,
	) {}

	/**
	 * Notes that a page is asked for.
	 *
	 * @throws when the same page was asked for before, because a link leads back to it
	 */
	ask(request: ApsRequest): void {
		const page = JSON.stringify([request.path, request.query]);
		if (this.#asked.has(page)) {
			throw this.source.brokenList(request, 'its pages link to each other in a circle');
		}
		this.#asked.add(page);
	}

	/**
	 * @returns the rows that are new
	 * @throws when the list does not move on, or has more pages than is sane
	 */
	take(rows: readonly Row[], request: ApsRequest): Row[] {
		const fresh = rows.filter((row) => this.#isNew(row));
		this.#pages += 1;
		this.#stale = rows.length > 0 && fresh.length === 0 ? this.#stale + 1 : 0;
		if (this.#stale === MAX_STALE_PAGES) {
			throw this.source.brokenList(request, 'it repeats the same page');
		}
		if (this.#pages === MAX_PAGES) {
			throw this.source.brokenList(request, `it has more than ${MAX_PAGES} pages`);
		}
		return fresh;
	}

	#isNew(row: Row): boolean {
		const key = this.keyOf(row);
		if (key === undefined) return true;
		if (this.#seen.has(key)) return false;
		this.#seen.add(key);
		return true;
	}
}
