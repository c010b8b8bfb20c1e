import { linkedPages } from '../../protocol/aps/lists/linkedList';
import {
	RELATIONSHIP_PAGE_SIZE,
	relationshipList,
} from '../../protocol/aps/lists/relationshipList';
import type { ApsRequest } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from './pages';

/** The pages of a search for relationships. */
export async function* relationshipPages(
	aps: ApsClient,
	{ path, query, region }: Pick<ApsRequest, 'path' | 'query' | 'region'>,
	pageSize = RELATIONSHIP_PAGE_SIZE,
): Pages {
	const request = { path, query: { ...query, pageLimit: pageSize }, region };
	for await (const { rows } of linkedPages(aps, relationshipList, request)) yield rows;
}
