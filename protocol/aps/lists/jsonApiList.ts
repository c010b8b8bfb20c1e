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
		const { data, included, links, meta } = body;
		if (!isResources(data)) return undefined;
		return {
			rows: data,
			included: Array.isArray(included) ? included.filter(isJsonApiResource) : [],
			meta: isJsonObject(meta) ? meta : undefined,
			next: nextLink(links),
		};
	},
	/** The link includes the query. */
	following: (request, next) => ({ ...request, path: next, query: undefined }),
	keyOf: ({ type, id }) => `${type} ${id}`,
};

/**
 * The link to the next page, from `links` of a response; undefined at the end of the list. What is no
 * link is returned as text, which no client follows: the list must not end there unnoticed.
 */
export function nextLink(links: unknown): string | undefined {
	const next = isJsonObject(links) ? links.next : undefined;
	const link = isJsonObject(next) ? next.href : next;
	if (link === undefined || link === null || link === '') return undefined;
	return typeof link === 'string' ? link : JSON.stringify(link);
}

function isResources(value: unknown): value is JsonApiResource[] {
	return Array.isArray(value) && value.every(isJsonApiResource);
}
