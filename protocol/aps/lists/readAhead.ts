/**
 * Pages in progress at the same time. With 12, reading 10,000 account users (100 per page, 50 ms per
 * call) is more than five times faster than one by one, even on a busy machine
 * (`npm run bench:list`); more pages gain little. Such a burst is far below the 100 calls a minute of
 * Autodesk's tightest quota.
 */
export const PAGES_AT_ONCE = 12;

/**
 * Fetches the pages of a list in parallel and yields them in order. At most `pagesAtOnce` are held or
 * in progress, however slowly they are consumed.
 *
 * When the consumer stops, or a page fails, the pages in progress are abandoned: their signal fires, so
 * that they do not wait for a rate limit.
 *
 * @param fetchPage gets the page's number, counting from 0
 * @param isWanted called before each fetch, so that a page can change how many more there are
 * @throws the error of the first failing page, after the pages before it are consumed
 */
export async function* readAhead<Page>(
	fetchPage: (index: number, signal: AbortSignal) => Promise<Page>,
	isWanted: (index: number) => boolean,
	pagesAtOnce = PAGES_AT_ONCE,
): AsyncGenerator<Page> {
	const abandoned = new AbortController();
	const inProgress: Array<Promise<Page>> = [];
	let next = 0;
	try {
		for (;;) {
			while (inProgress.length < pagesAtOnce && isWanted(next)) {
				const page = fetchPage(next++, abandoned.signal);
				page.catch(() => {}); // reported when its turn comes
				inProgress.push(page);
			}
			const page = inProgress.shift();
			if (page === undefined) return;
			yield await page;
		}
	} finally {
		abandoned.abort();
		await Promise.allSettled(inProgress);
	}
}
