import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { OSS_PAGE_SIZE } from '../../protocol/aps/lists/ossList';
import { objectPage } from '../apsLists/objectPages';
import type { ObjectPosition } from '../apsLists/objectPages';
import { fillPath } from '../../protocol/aps/ids';
import { toBucketKey } from '../../protocol/aps/objectAddress';
import { isJsonObject } from '../../protocol/json';
import { searchClient } from './context';

/** Objects of the chosen bucket whose key starts with the text, a page at a time. */
export async function searchObjects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Bucket Objects', ['data:read']);
	const path = fillPath('/oss/v2/buckets/{bucketKey}/objects', { bucketKey: bucketOf(this) });
	const list = {
		path,
		query: {
			beginsWith: filter || undefined,
			limit: OSS_PAGE_SIZE,
		},
	};
	const { items, next } = await objectPage(aps, list, positionOf(paginationToken));
	const results = items.map(({ objectKey }) => ({
		name: String(objectKey),
		value: String(objectKey),
	}));
	return {
		results,
		paginationToken: next && JSON.stringify(next),
	};
}

/** @returns undefined for the first page */
function positionOf(token: string | undefined): ObjectPosition | undefined {
	if (token === undefined) return undefined;
	const position: unknown = JSON.parse(token);
	if (!isJsonObject(position)) return undefined;
	const { composition, startAt } = position;
	return {
		composition: typeof composition === 'number' ? composition : 0,
		startAt: typeof startAt === 'string' ? startAt : undefined,
	};
}

/** @throws NodeOperationError that asks the user to choose, shown instead of the list */
function bucketOf(ctx: ILoadOptionsFunctions): string {
	const value = ctx.getNodeParameter('bucket', '', { extractValue: true });
	if (typeof value === 'string' && value.trim() !== '') return toBucketKey(value.trim());
	throw new NodeOperationError(ctx.getNode(), 'Choose a bucket first');
}
