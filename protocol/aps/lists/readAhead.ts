/**
 * Pages under way at the same time. Twelve read 10,000 account users, 100 a page at 50 ms per call, more
 * than five times faster than one by one, even on a busy machine (`npm run bench:list`); more gain
 * little. Such a burst is far below the 100 calls a minute of Autodesk's tightest quota.
 */
export const PAGES_AT_ONCE = 12;

/**
 * Fetches the pages of a list side by side and yields them in order. No more than `pagesAtOnce` are
 * held or under way, however slowly they are consumed.
 *
 * When the consumer stops, or a page fails, the pages still under way are given up: their signal
 * fires, so that nobody waits for a rate limit on their behalf.
 *
 * @param fetchPage gets the page's number, counting from 0
 * @param isWanted asked again before each fetch, so that a page can change how many more there are
 * @throws what the first failing page throws, once the pages before it are consumed
 */
export async function* readAhead<Page>(
	fetchPage: (index: number, signal: AbortSignal) => Promise<Page>,
	isWanted: (index: number) => boolean,
	pagesAtOnce = PAGES_AT_ONCE,
): AsyncGenerator<Page> {
	const givenUp = new AbortController();
	const underWay: Array<Promise<Page>> = [];
	let next = 0;
	try {
		for (;;) {
			while (underWay.length < pagesAtOnce && isWanted(next)) {
				const page = fetchPage(next++, givenUp.signal);
				page.catch(() => {}); // reported when its turn comes
				underWay.push(page);
			}
			const page = underWay.shift();
			if (page === undefined) return;
			yield await page;
		}
	} finally {
		givenUp.abort();
		await Promise.allSettled(underWay);
	}
}
