import { offsetPages } from '../../protocol/aps/lists/offsetList';
import type { OffsetListKind } from '../../protocol/aps/lists/offsetList';
import type { ApsClient } from '../apsClient/client';
import type { AccountListQuery } from './accountListQuery';
import type { Pages } from './pages';

/**
 * The pages of a list of a service for project teams, in parallel once its total is known.
 *
 * @param kind e.g. `issueList`
 */
export function constructionPages(
	aps: ApsClient,
	kind: OffsetListKind,
	{ path, query, region, limit }: AccountListQuery,
): Pages {
	return offsetPages(aps, kind, { request: { path, query, region }, limit });
}
