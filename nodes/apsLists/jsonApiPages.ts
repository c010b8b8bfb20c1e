import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { jsonApiList } from '../../protocol/aps/lists/jsonApiList';
import { linkedPage, linkedPages } from '../../protocol/aps/lists/linkedList';
import type { FreshPage, LinkedPage } from '../../protocol/aps/lists/linkedList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from './pages';

/** A page of Data Management, with `included` and `meta` in addition to its rows. */
export type JsonApiPage = LinkedPage<JsonApiResource>;

/** The pages of a list of Data Management. */
export async function* jsonApiPages(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
): Pages<JsonApiResource> {
	for await (const { rows } of jsonApiDocuments(aps, path, query)) yield rows;
}

/** Like {@link jsonApiPages}, with the `included` records of each page. */
export function jsonApiDocuments(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
): AsyncGenerator<FreshPage<JsonApiResource>> {
	return linkedPages(aps, jsonApiList, { path, query });
}

/** One page. @param accept statuses that mean an empty page */
export async function jsonApiPage(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
	accept?: readonly number[],
): Promise<JsonApiPage> {
	const page = await linkedPage(aps, jsonApiList, { path, query, accept });
	return page ?? { rows: [], next: undefined };
}
