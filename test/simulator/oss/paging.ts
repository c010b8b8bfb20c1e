import type { Call } from '../http/endpoint';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/**
 * Cuts a page of an OSS list: rows sorted by key, from the one after `startAt`. The link to the next
 * page carries `startAt` and `limit` only, like Autodesk's: `region` and `beginsWith` are forgotten.
 *
 * @throws Refusal 400 for a limit outside 1 to 100
 */
export function keysFrom<Row>(
	{ query, url }: Pick<Call, 'query' | 'url'>,
	rows: readonly Row[],
	keyOf: (row: Row) => string,
): { rows: Row[]; next?: string } {
	const limit = query.integer('limit', DEFAULT_LIMIT, 1, MAX_LIMIT);
	const startAt = query.text('startAt');
	const following = rows
		.filter((row) => startAt === undefined || keyOf(row) > startAt)
		.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	const page = following.slice(0, limit);
	if (following.length <= limit) return { rows: page };
	const next = new URL(url.pathname, url);
	next.searchParams.set('startAt', keyOf(page[page.length - 1]));
	next.searchParams.set('limit', String(limit));
	return { rows: page, next: next.href };
}
