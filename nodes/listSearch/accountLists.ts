import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { adminList } from '../../protocol/aps/lists/constructionList';
import { hqList } from '../../protocol/aps/lists/hqList';
import { offsetPage } from '../../protocol/aps/lists/offsetList';
import type { OffsetListKind } from '../../protocol/aps/lists/offsetList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Region } from '../../protocol/aps/regions';

/** Enough rows to fill the dropdown; scrolling loads more. */
const PAGE_SIZE = 50;

type ToResult = (record: IDataObject) => INodeListSearchResult['results'][number];

interface AccountListPage {
	path: string;
	query?: ApsQuery;
	region: Region | undefined;
	/** The offset, which the previous page returned. */
	paginationToken: string | undefined;
	toResult: ToResult;
}

/** One page of a `construction/admin` list, for a dropdown. */
export async function adminListPage(
	aps: ApsClient,
	page: AccountListPage,
): Promise<INodeListSearchResult> {
	return await listPage(aps, adminList, page);
}

/** One page of an `hq` list, for a dropdown. */
export async function hqListPage(
	aps: ApsClient,
	page: AccountListPage,
): Promise<INodeListSearchResult> {
	return await listPage(aps, hqList, page);
}

/** One page of a list paged by offset, for a dropdown. */
export async function listPage(
	aps: ApsClient,
	kind: OffsetListKind,
	{ path, query, region, paginationToken, toResult }: AccountListPage,
): Promise<INodeListSearchResult> {
	const { rows, next } = await offsetPage(
		aps,
		kind,
		{ path, query, region },
		{ offset: Number(paginationToken ?? 0), size: PAGE_SIZE },
	);
	return {
		results: rows.map(toResult),
		paginationToken: next === undefined ? undefined : String(next),
	};
}
