import type { IDataObject } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import type { OffsetList } from './offsetList';
import type { Pages } from './pagination';
import { readAhead } from './readAhead';

/** The largest page `hq` answers; left alone it answers 10. */
export const HQ_PAGE_SIZE = 100;

/**
 * Lists of `hq`: bare arrays that say nothing about what follows; a page that is not full is the
 * last one. Pages are fetched side by side on the chance that they exist. How far ahead grows with
 * the pages already found full (none, two, four, …), so a short list costs no call too many and a
 * long one at most a handful.
 */
export async function* hqPages(
	client: ApsClient,
	{ path, query, region, limit = Infinity }: OffsetList,
): Pages {
	const size = Math.min(limit, HQ_PAGE_SIZE);
	let fullPages = 0;
	const pages = readAhead(
		(index, signal) =>
			client.get<IDataObject[] | ''>(
				path,
				{ ...query, limit: size, offset: index * size },
				{ region, signal },
			),
		(index) => index <= 2 * fullPages && index * size < limit,
	);
	for await (const page of pages) {
		yield page === '' ? [] : page;
		if (page.length < size) return;
		fullPages++;
	}
}
