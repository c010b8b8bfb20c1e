import type { Pages } from './pages';

/** The same pages, each record changed as its page arrives, so that the originals need not be kept. */
export async function* mapRows<Row, Result>(
	pages: Pages<Row>,
	change: (row: Row) => Result,
): Pages<Result> {
	for await (const page of pages) yield page.map(change);
}
