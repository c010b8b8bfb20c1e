import type { IDataObject } from 'n8n-workflow';
import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { OffsetList } from '../apsLists/offsetList';
import { mapRows } from '../apsLists/mapRows';
import { collect } from '../apsLists/pagination';
import type { Pages } from '../apsLists/pagination';
import { accountRegionOf } from '../fields/accountRegion';
import { InvalidValue } from '../values/invalidValue';
import { customQuery, withCustomQuery } from '../fields/customJson';
import type { CustomJson } from '../fields/customJson';
import { limitOf } from '../fields/returnAllOrLimit';
import { simplified } from '../fields/simplify';
import type { OperationRun } from '../operations/operation';

interface AccountList {
	/** How the service pages: `adminPages` or `hqPages`. */
	pages: (client: ApsClient, list: OffsetList) => Pages;
	path: string;
	query: ApsRequest['query'];
	/** The collection in which the operation offers Custom Query. */
	custom: CustomJson;
	/** Makes the short form of a record. */
	shorten: (record: IDataObject) => IDataObject;
}

/**
 * A list of account administration, read as the operation's shared fields say: Return All and Limit,
 * Simplify and Region. Raw records are let go page by page.
 *
 * @throws InvalidValue
 */
export async function listRecords(
	run: OperationRun,
	{ pages, path, query, custom, shorten }: AccountList,
): Promise<IDataObject[]> {
	const limit = limitOf(run);
	const list = {
		path,
		query: withoutPaging(withCustomQuery(query, custom)),
		region: accountRegionOf(run),
		limit,
	};
	const records = mapRows(pages(run.aps, list), (record) => simplified(run, record, shorten));
	return await collect(records, limit);
}

/** Which records to read is up to Return All and Limit; from elsewhere it would be ignored silently. */
function withoutPaging<Query extends object>(query: Query): Query {
	const paging = ['limit', 'offset'].find((name) => name in query);
	if (paging === undefined) return query;
	throw new InvalidValue(
		customQuery.displayName,
		`"${paging}" has no place here; use Return All or Limit`,
	);
}
