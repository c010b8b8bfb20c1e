import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import type { FreshPage } from '../../protocol/aps/lists/linkedList';
import { searchPages } from '../../protocol/aps/lists/searchList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';

/**
 * The pages of Search Folder. Breaks off after the 50 that Autodesk answers: then the last one names a
 * next page.
 *
 * @param limit how many records are wanted; keeps from reading ahead further than that
 */
export function searchDocuments(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
	limit?: number,
): AsyncGenerator<FreshPage<JsonApiResource>> {
	return searchPages(aps, { path, query }, limit);
}
