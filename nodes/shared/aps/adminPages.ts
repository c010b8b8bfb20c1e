import type { IDataObject } from 'n8n-workflow';
import type { ApsClient } from './client';
import type { OffsetList } from './offsetList';
import type { Pages } from './pagination';
import { readAhead } from './readAhead';

/** The largest page `construction/admin` answers; left alone it answers 20. */
export const ADMIN_PAGE_SIZE = 200;

/** An answer of a `construction/admin` list. */
export interface AdminPage {
	results?: IDataObject[];
	pagination?: { limit?: number; offset?: number; totalResults?: number };
}

/**
 * Lists of `construction/admin`. The first page tells how many records there are, so the others are
 * fetched side by side. Offsets advance by the page size the service says it used: a page that holds
 * fewer records, because some are hidden or the service caps the size, leaves neither gap nor
 * duplicate.
 */
export async function* adminPages(
	client: ApsClient,
	{ path, query, region, limit = Infinity }: OffsetList,
): Pages {
	let size = Math.min(limit, ADMIN_PAGE_SIZE);
	let total = 1; // until the first page tells
	const pages = readAhead(
		(index, signal) =>
			client.get<AdminPage>(
				path,
				{ ...query, limit: size, offset: index * size },
				{ region, signal },
			),
		(index) => index * size < Math.min(total, limit),
	);
	let isFirst = true;
	for await (const { results = [], pagination = {} } of pages) {
		if (isFirst) size = pagination.limit || size;
		isFirst = false;
		total = pagination.totalResults ?? results.length;
		yield results;
	}
}
