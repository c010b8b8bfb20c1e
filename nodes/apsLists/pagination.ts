import type { IDataObject } from 'n8n-workflow';
import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { JsonApiList, JsonApiResource } from '../../protocol/aps/jsonApi';

/** The pages of a list, one array of records each. Fetching stops when the consumer stops. */
export type Pages<Row = IDataObject> = AsyncGenerator<Row[]>;

type Query = ApsRequest['query'];

/** The largest page Data Management answers, and its default. */
export const JSON_API_PAGE_SIZE = 200;

/**
 * Data Management lists: follow `links.next` until it is missing. Nothing else ends the list; with
 * filters a page can be short or empty although more follow.
 */
export async function* jsonApiPages(
	client: ApsClient,
	path: string,
	query?: Query,
): Pages<JsonApiResource> {
	for await (const page of jsonApiDocuments(client, path, query)) yield page.data ?? [];
}

/** As {@link jsonApiPages}, with `included` and `meta` beside the records of each page. */
export async function* jsonApiDocuments(
	client: ApsClient,
	path: string,
	query?: Query,
): AsyncGenerator<JsonApiList> {
	let next: string | undefined = path;
	let params = query;
	while (next !== undefined) {
		const page: JsonApiList = await client.get<JsonApiList>(next, params);
		yield page;
		const link = page.links?.next;
		next = (typeof link === 'string' ? link : link?.href) || undefined;
		params = undefined; // the link carries them
	}
}

/** Reads pages until the limit is reached. @param limit undefined for all records */
export async function collect<Row>(pages: Pages<Row>, limit?: number): Promise<Row[]> {
	const records: Row[] = [];
	for await (const page of pages) {
		for (const record of page) records.push(record);
		if (limit !== undefined && records.length >= limit) return records.slice(0, limit);
	}
	return records;
}
