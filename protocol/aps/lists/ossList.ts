import { isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import { AUTODESK_URL } from '../services';
import type { LinkedList } from './linkedList';

/** The largest page of OSS; its default is 10. */
export const OSS_PAGE_SIZE = 100;

/**
 * Lists of buckets and objects: `{ items, next }`. The link to the next page omits parameters such
 * as `region` and `beginsWith`, so only its `startAt` is used.
 */
export const ossList: LinkedList<JsonObject> = {
	readPage({ body }) {
		if (!isJsonObject(body)) return undefined;
		const { items, next } = body;
		if (!Array.isArray(items) || !items.every(isJsonObject)) return undefined;
		if (next === undefined || next === null) return { rows: items, next: undefined };
		return typeof next === 'string' ? { rows: items, next: startAtOf(next) } : undefined;
	},
	following: (request, next) => ({ ...request, query: { ...request.query, startAt: next } }),
	keyOf({ bucketKey, objectKey }) {
		const key = objectKey ?? bucketKey;
		return typeof key === 'string' ? key : undefined;
	},
};

function startAtOf(link: string): string | undefined {
	if (!URL.canParse(link, AUTODESK_URL)) return undefined;
	return new URL(link, AUTODESK_URL).searchParams.get('startAt') || undefined;
}
