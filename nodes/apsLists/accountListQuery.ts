import type { Region } from '../../protocol/aps/regions';
import type { ApsQuery } from '../../protocol/aps/request';

/** A list of account administration, and how much of it to read. */
export interface AccountListQuery {
	path: string;
	/** Without `limit` and `offset`. */
	query?: ApsQuery;
	region?: Region;
	/** How many records are wanted, undefined for all. Pages beyond them are not asked for. */
	limit?: number;
}
