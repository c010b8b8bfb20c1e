import type { Pages } from './pages';

/** The same pages, with each record mapped as its page arrives, so that originals are not kept. */
export async function* mapRows<Row, Result>(
	pages: Pages<Row>,
	change: (row: Row) => Result,
): Pages<Result> {
	for await (const page of pages) yield page.map(change);
}
