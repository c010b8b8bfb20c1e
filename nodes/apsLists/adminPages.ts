import { adminList } from '../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import type { ApsClient } from '../apsClient/client';
import type { AccountListQuery } from './accountListQuery';
import type { Pages } from './pages';

/** The pages of a list of `construction/admin`. */
export function adminPages(
	aps: ApsClient,
	{ path, query, region, limit }: AccountListQuery,
): Pages {
	return offsetPages(aps, adminList, { request: { path, query, region }, limit });
}
