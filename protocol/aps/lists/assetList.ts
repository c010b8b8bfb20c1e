import { isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import type { LinkedList } from './linkedList';

/** The largest page of assets and their settings; the service's default is 25. */
export const ASSET_PAGE_SIZE = 200;

/**
 * Assets, their status sets and custom attributes: `{ results, pagination: { cursorState, nextUrl } }`. The
 * link leads to version 1 of the API and leaves the query out, so only the cursor is used.
 */
export const assetList: LinkedList<JsonObject> = {
	readPage({ body }) {
		const rows = rowsIn(body);
		if (rows === undefined || !isJsonObject(body)) return undefined;
		const { cursorState } = isJsonObject(body.pagination) ? body.pagination : {};
		const isLast = typeof cursorState !== 'string' || cursorState === '';
		return { rows, next: isLast ? undefined : cursorState };
	},
	following: (request, next) => ({ ...request, query: { ...request.query, cursorState: next } }),
	keyOf: idOf,
};

/**
 * Categories of assets, and the custom attributes of one: `{ results, pagination: { limit, offset, totalResults
 * } }`. Autodesk documents no parameters for pages, and that the first one holds everything. Should rows be
 * missing by its own count, the next page is asked for.
 */
export const assetSettingsList: LinkedList<JsonObject> = {
	readPage({ body }) {
		const rows = rowsIn(body);
		if (rows === undefined || !isJsonObject(body)) return undefined;
		const { offset, totalResults } = isJsonObject(body.pagination) ? body.pagination : {};
		const following = (typeof offset === 'number' ? offset : 0) + rows.length;
		const hasMore = rows.length > 0 && typeof totalResults === 'number' && following < totalResults;
		return { rows, next: hasMore ? String(following) : undefined };
	},
	following: (request, next) => ({ ...request, query: { ...request.query, offset: next } }),
	keyOf: idOf,
};

function rowsIn(body: unknown): JsonObject[] | undefined {
	if (!isJsonObject(body)) return undefined;
	const { results } = body;
	return Array.isArray(results) && results.every(isJsonObject) ? results : undefined;
}

function idOf({ id }: JsonObject): string | undefined {
	return typeof id === 'string' ? id : undefined;
}
