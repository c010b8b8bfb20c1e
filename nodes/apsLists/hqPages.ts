import { hqList } from '../../protocol/aps/lists/hqList';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import type { ApsClient } from '../apsClient/client';
import type { AccountListQuery } from './accountListQuery';
import type { Pages } from './pages';

/** The pages of a list of `hq`. */
export function hqPages(aps: ApsClient, { path, query, region, limit }: AccountListQuery): Pages {
	return offsetPages(aps, hqList, { request: { path, query, region }, limit });
}
