import type { IDataObject } from 'n8n-workflow';
import type { ApsRequest } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { AccountListQuery } from '../apsLists/accountListQuery';
import { mapRows } from '../apsLists/mapRows';
import { collect } from '../apsLists/pages';
import type { Pages } from '../apsLists/pages';
import { accountRegionOf } from '../fields/accountRegion';
import { limitOf } from '../fields/returnAllOrLimit';
import { simplified } from '../fields/simplify';
import type { OperationRun } from '../operations/operation';

interface AccountList {
	/** How the service pages: `adminPages` or `hqPages`. */
	pages: (client: ApsClient, list: AccountListQuery) => Pages;
	path: string;
	query: ApsRequest['query'];
	/** Returns the short form of a record. */
	shorten: (record: IDataObject) => IDataObject;
}

/**
 * Reads a list of account administration according to the operation's shared fields: Return All and
 * Limit, Simplify and Region. Raw records are released page by page.
 *
 * @throws InvalidValue
 */
export async function listRecords(
	run: OperationRun,
	{ pages, path, query, shorten }: AccountList,
): Promise<IDataObject[]> {
	const limit = limitOf(run);
	const list = {
		path,
		query,
		region: accountRegionOf(run),
		limit,
	};
	return await shownRecords(run, pages(run.aps, list), shorten, limit);
}

/** The records of a list as Simplify wants them. Raw records are released page by page. */
export async function shownRecords(
	run: OperationRun,
	pages: Pages,
	shorten: AccountList['shorten'],
	limit: number | undefined,
): Promise<IDataObject[]> {
	const records = mapRows(pages, (record) => simplified(run, record, shorten));
	return await collect(records, limit);
}
