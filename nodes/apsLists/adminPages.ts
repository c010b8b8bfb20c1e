import type { IDataObject } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import type { OffsetList } from './offsetList';
import type { Pages } from './pagination';
import { readAhead } from './readAhead';

/** The largest page `construction/admin` answers; left alone it answers 20. */
export const ADMIN_PAGE_SIZE = 200;

/** An answer of a `construction/admin` list. */
export interface AdminPage {
	results?: IDataObject[];
	pagination?: {
		limit?: number;
		offset?: number;
		totalResults?: number;
		/** Missing on the last page. */
		nextUrl?: string | null;
	};
}

/**
 * Lists of `construction/admin`. The first page tells how many records there are, so the others are
 * fetched side by side. Offsets advance by the page size the service says it used: a page that holds
 * fewer records, because some are hidden or the service caps the size, leaves neither gap nor
 * duplicate. What such a page is short of towards the limit comes from further pages.
 */
export async function* adminPages(
	client: ApsClient,
	{ path, query, region, limit = Infinity }: OffsetList,
): Pages {
	let size = Math.min(limit, ADMIN_PAGE_SIZE);
	let total = 1; // until the first page tells
	let wanted = limit;
	const pages = readAhead(
		(index, signal) =>
			client.get<AdminPage>(
				path,
				{ ...query, limit: size, offset: index * size },
				{ region, signal },
			),
		(index) => index * size < Math.min(total, wanted),
	);
	let pagesRead = 0;
	for await (const { results = [], pagination = {} } of pages) {
		if (pagesRead++ === 0) size = pagination.limit || size;
		// Without a total, the link to the next page is good for one more.
		total = pagination.totalResults ?? (pagination.nextUrl ? pagesRead * size + 1 : 0);
		wanted += size - results.length;
		yield results;
	}
}
