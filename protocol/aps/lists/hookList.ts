import { isJsonObject } from '../../json';
import { inEveryState, isApsHook } from '../hooks';
import type { ApsHook } from '../hooks';
import { nextPageState } from '../hookPage';
import type { ApsRequest } from '../request';
import { linkedPages } from './linkedList';
import type { LinkedList } from './linkedList';
import type { ListPages, ListSource } from './listSource';

/**
 * Lists of webhooks, up to 200 a page: `{ data, links: { next } }`. An empty list is a 204 or has empty
 * `data`, depending on the endpoint.
 */
export const hookList: LinkedList<ApsHook> = {
	readPage({ body }) {
		if (!isJsonObject(body)) return undefined;
		const { data, links } = body;
		if (!Array.isArray(data) || !data.every(isApsHook)) return undefined;
		const next = isJsonObject(links) ? links.next : undefined;
		return { rows: data, next: nextPageState(typeof next === 'number' ? String(next) : next) };
	},
	following: (request, next) => ({ ...request, query: { ...request.query, pageState: next } }),
	keyOf: ({ hookId }) => hookId,
};

/** The pages of a list of webhooks in every state. Each webhook is returned once. */
export async function* hooksInEveryState(source: ListSource, list: ApsRequest): ListPages<ApsHook> {
	const seen = new Set<string>();
	for (const request of inEveryState(list)) {
		for await (const { rows } of linkedPages(source, hookList, request)) {
			yield rows.filter(({ hookId }) => !seen.has(hookId));
			for (const { hookId } of rows) seen.add(hookId);
		}
	}
}
