import { isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import type { LinkedList } from './linkedList';

/** The largest page; the default is not documented. */
export const RELATIONSHIP_PAGE_SIZE = 100;

/**
 * Relationships: `{ relationships, page: { continuationToken, syncToken } }`. The token is missing, null or empty
 * on the last page.
 */
export const relationshipList: LinkedList<JsonObject> = {
	readPage({ body }) {
		if (!isJsonObject(body)) return undefined;
		const { relationships, page } = body;
		if (!Array.isArray(relationships) || !relationships.every(isJsonObject)) return undefined;
		const { continuationToken: token } = isJsonObject(page) ? page : {};
		const isLast = typeof token !== 'string' || token === '';
		return { rows: relationships, next: isLast ? undefined : token };
	},
	following: (request, next) => ({
		...request,
		query: { ...request.query, continuationToken: next },
	}),
	keyOf: ({ id }) => (typeof id === 'string' ? id : undefined),
};
