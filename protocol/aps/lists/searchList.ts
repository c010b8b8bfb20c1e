import type { JsonApiResource } from '../jsonApi';
import type { ApsRequest } from '../request';
import { jsonApiList } from './jsonApiList';
import type { FreshPage, LinkedPage } from './linkedList';
import { hasNoRows, notAList } from './listSource';
import type { ListSource } from './listSource';
import { PageGuard } from './pageGuard';
import { PAGES_AT_ONCE, readAhead } from './readAhead';

/** Search Folder returns pages 0 to 49 and refuses later ones. */
const MOST_PAGES = 50;

/**
 * The pages of Search Folder, whose size cannot be chosen. The first page reports roughly how many
 * there are, so those are fetched in parallel; but only a missing `links.next` ends the list, and pages
 * fetched beyond it are discarded. Stops after page 49, which then points to a next one.
 *
 * @param limit how many rows to read; pages beyond that are not read ahead
 * @throws if a response is not a list, or the list does not end
 */
export async function* searchPages(
	source: ListSource,
	request: ApsRequest,
	limit = Infinity,
	pagesAtOnce = PAGES_AT_ONCE,
): AsyncGenerator<FreshPage<JsonApiResource>> {
	const guard = new PageGuard(source, jsonApiList.keyOf);
	let known = 1;
	let read = 0;
	const answers = readAhead(
		(number, signal) => source.send(numbered(request, number), signal),
		(number) => number < Math.min(known, MOST_PAGES),
		pagesAtOnce,
	);
	for await (const answer of answers) {
		if (hasNoRows(answer)) return;
		const page = jsonApiList.readPage(answer);
		if (page === undefined) throw source.brokenList(request, notAList(answer));
		yield { ...page, rows: guard.take(page.rows, request) };
		if (page.next === undefined) return;
		read += 1;
		const enough = Math.ceil(limit / Math.max(page.rows.length, 1));
		known = Math.max(read + 1, Math.min(approximatePages(page), enough));
	}
}

function numbered(request: ApsRequest, number: number): ApsRequest {
	return { ...request, query: { ...request.query, 'page[number]': number } };
}

function approximatePages({ meta = {} }: LinkedPage<JsonApiResource>): number {
	const { approximateNumberOfPages: pages } = meta;
	return typeof pages === 'number' ? pages : 0;
}
