import { ASSET_PAGE_SIZE, assetList } from '../../protocol/aps/lists/assetList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from './pages';

/** The pages of a list of assets, or of their status sets or custom attributes. */
export async function* assetPages(
	aps: ApsClient,
	path: string,
	query?: ApsQuery,
	pageSize = ASSET_PAGE_SIZE,
): Pages {
	const request = { path, query: { limit: pageSize, ...query } };
	for await (const { rows } of linkedPages(aps, assetList, request)) yield rows;
}
