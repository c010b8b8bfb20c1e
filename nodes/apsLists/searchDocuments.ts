import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import type { FreshPage } from '../../protocol/aps/lists/linkedList';
import { searchPages } from '../../protocol/aps/lists/searchList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';

/**
 * The pages of Search Folder. Ends after the 50 pages that Autodesk returns; the last of them then
 * names a next page.
 *
 * @param limit how many records to read; pages beyond that are not read ahead
 */
export function searchDocuments(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
	limit?: number,
): AsyncGenerator<FreshPage<JsonApiResource>> {
	return searchPages(aps, { path, query }, limit);
}
