import type { ApsHook } from '../../protocol/aps/hooks';
import { hookList } from '../../protocol/aps/lists/hookList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import type { ApsQuery, ApsRequest } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from './pages';

/**
 * Pages of a list of webhooks, up to 200 each.
 *
 * @param path e.g. `/webhooks/v1/systems/data/hooks`
 */
export async function* hookPages(
	aps: ApsClient,
	path: string,
	place: Pick<ApsRequest, 'region' | 'headers' | 'accept'>,
	query?: ApsQuery,
): Pages<ApsHook> {
	for await (const { rows } of linkedPages(aps, hookList, { path, query, ...place })) yield rows;
}
