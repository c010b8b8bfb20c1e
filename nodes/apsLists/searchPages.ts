import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { JsonApiList } from '../../protocol/aps/jsonApi';
import { readAhead } from './readAhead';

/** Search Folder answers pages 0 to 49 and refuses the following ones. */
const MOST_PAGES = 50;

/**
 * The pages of Search Folder, whose size cannot be chosen. The first page tells roughly how many
 * there are, so those are fetched side by side; but only a missing `links.next` ends the list, which
 * leaves pages fetched beyond it unused. Breaks off after page 49, with `links.next` in it.
 *
 * @param limit how many records are wanted; keeps from reading ahead further than that
 */
export async function* searchDocuments(
	client: ApsClient,
	path: string,
	query: ApsRequest['query'],
	limit = Infinity,
): AsyncGenerator<JsonApiList> {
	let known = 1;
	let read = 0;
	const pages = readAhead(
		(number, signal) =>
			client.get<JsonApiList>(path, { ...query, 'page[number]': number }, { signal }),
		(number) => number < Math.min(known, MOST_PAGES),
	);
	for await (const page of pages) {
		yield page;
		if (!hasNext(page)) return;
		read++;
		const enough = Math.ceil(limit / Math.max(page.data?.length ?? 0, 1));
		known = Math.max(read + 1, Math.min(page.meta?.approximateNumberOfPages ?? 0, enough));
	}
}

/** Whether further records follow the page. */
export function hasNext({ links }: JsonApiList): boolean {
	const next = links?.next;
	return Boolean(typeof next === 'string' ? next : next?.href);
}
