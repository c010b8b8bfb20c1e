import type { Region } from '../../protocol/aps/regions';
import type { ApsRequest } from '../apsClient/client';

/** A list read by `limit` and `offset`. */
export interface OffsetList {
	path: string;
	query?: ApsRequest['query'];
	region?: Region;
	/** How many records are wanted, undefined for all. Pages beyond them are not asked for. */
	limit?: number;
}
