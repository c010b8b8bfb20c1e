import { isJsonObject } from '../../json';
import { isJsonApiResource } from '../jsonApi';
import type { JsonApiResource } from '../jsonApi';
import type { LinkedList } from './linkedList';

/** The largest page of Data Management, which is also its default. */
export const JSON_API_PAGE_SIZE = 200;

/** Lists of Data Management: `{ data, included, links: { next } }`. */
export const jsonApiList: LinkedList<JsonApiResource> = {
	readPage({ body }) {
		if (!isJsonObject(body)) return undefined;
		const { data, included = [], links, meta } = body;
		if (!isResources(data) || !isResources(included)) return undefined;
		return {
			rows: data,
			included,
			meta: isJsonObject(meta) ? meta : undefined,
			next: nextLink(links),
		};
	},
	/** The link includes the query. */
	following: (request, next) => ({ ...request, path: next, query: undefined }),
	keyOf: ({ type, id }) => `${type} ${id}`,
};

/** The link to the next page, from `links` of a response; undefined at the end of the list. */
export function nextLink(links: unknown): string | undefined {
	const next = isJsonObject(links) ? links.next : undefined;
	const link = isJsonObject(next) ? next.href : next;
	return typeof link === 'string' && link !== '' ? link : undefined;
}

function isResources(value: unknown): value is JsonApiResource[] {
	return Array.isArray(value) && value.every(isJsonApiResource);
}
