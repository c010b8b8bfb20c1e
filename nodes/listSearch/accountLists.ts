import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import type { AdminPage } from '../apsLists/adminPages';
import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { Region } from '../../protocol/aps/regions';

/** Enough rows to fill the dropdown; more come as one scrolls. */
const PAGE_SIZE = 50;

type ToResult = (record: IDataObject) => INodeListSearchResult['results'][number];

interface AccountListPage {
	path: string;
	query?: ApsRequest['query'];
	region: Region | undefined;
	/** What the page before returned as `paginationToken`: the offset. */
	paginationToken: string | undefined;
	toResult: ToResult;
}

/** One page of a `construction/admin` list, as a dropdown shows it. */
export async function adminListPage(
	aps: ApsClient,
	{ path, query, region, paginationToken, toResult }: AccountListPage,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	const { results = [], pagination } = await aps.get<AdminPage>(
		path,
		{ ...query, limit: PAGE_SIZE, offset },
		{ region },
	);
	const next = offset + PAGE_SIZE;
	const hasMore = next < (pagination?.totalResults ?? 0);
	return {
		results: results.map(toResult),
		paginationToken: hasMore ? String(next) : undefined,
	};
}

/** One page of an `hq` list, as a dropdown shows it. */
export async function hqListPage(
	aps: ApsClient,
	{ path, query, region, paginationToken, toResult }: AccountListPage,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	const rows = await aps.get<IDataObject[] | ''>(
		path,
		{ ...query, limit: PAGE_SIZE, offset },
		{ region },
	);
	return {
		results: rows === '' ? [] : rows.map(toResult),
		paginationToken: rows.length === PAGE_SIZE ? String(offset + PAGE_SIZE) : undefined,
	};
}
