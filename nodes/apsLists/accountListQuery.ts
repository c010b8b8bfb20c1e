import type { Region } from '../../protocol/aps/regions';
import type { ApsQuery } from '../../protocol/aps/request';

/** A list of account administration, and how much of it to read. */
export interface AccountListQuery {
	path: string;
	/** Without `limit` and `offset`. */
	query?: ApsQuery;
	region?: Region;
	/** How many records to read, undefined for all. Pages beyond that are not requested. */
	limit?: number;
}
