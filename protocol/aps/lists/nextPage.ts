import { isJsonObject } from '../../json';
import type { JsonObject, JsonValue } from '../../json';
import { nextPageState } from '../hookPage';
import { nextLink } from './jsonApiList';

/** Where the page that an answer is begins, for lists that do not say it. */
interface PlaceInList {
	/** Path of the list. */
	path: string;
	/** Number of rows before the page. */
	offset: number;
	/** Number of rows of the page. */
	rows: number;
}

/** What begins the body of the next request, for a service that returns it. */
export const NEXT_BODY = 'body:';

/** Cursors by the member that holds them, with the parameter that takes them. */
const CURSORS: ReadonlyArray<readonly [member: string, parameter: string]> = [
	['cursorState', 'cursorState'],
	['nextCursor', 'cursor'],
	['continuationToken', 'continuationToken'],
];

/**
 * The next page of a list, in whichever way its service points to it:
 *
 * - Data Management and most others: `links.next`, a link or an object with `href`
 * - webhooks: `links.next`, a page state
 * - OSS: `next`, a link
 * - services for project teams: `pagination` with `nextUrl`, a cursor, the next body, or with an offset and
 *   a total
 * - relationships: `page.continuationToken`
 * - Design Automation: `paginationToken`
 *
 * @returns a link, a path, a query, or {@link NEXT_BODY} with JSON; undefined at the end of the list
 */
export function nextPage(body: JsonObject, place: PlaceInList): string | undefined {
	const { links, next, pagination, page, paginationToken } = body;
	const link = nextLink(links) ?? nextLink({ next });
	if (link !== undefined) return linkOrState(link, place.path);
	if (isJsonObject(pagination)) return nextOf(pagination, place);
	if (typeof paginationToken === 'string') return parameter('page', paginationToken);
	return cursorIn(isJsonObject(page) ? page : {}) ?? cursorIn(body);
}

function linkOrState(next: string, path: string): string | undefined {
	if (!path.startsWith('/webhooks/')) return next;
	const state = nextPageState(next);
	return state && parameter('pageState', state);
}

function nextOf(pagination: JsonObject, place: PlaceInList): string | undefined {
	const { nextUrl, nextPost, offset, limit, totalResults, total } = pagination;
	const begin = numberOr(offset, place.offset);
	// Rows that are hidden from the caller count too.
	const following = begin + Math.max(place.rows, numberOr(limit, 0));
	const all = numberOr(totalResults, numberOr(total, undefined));
	if (isJsonObject(nextPost) && isJsonObject(nextPost.body)) {
		return `${NEXT_BODY}${JSON.stringify(nextPost.body)}`;
	}
	const isBeyondEnd = place.rows === 0 && all !== undefined && following >= all;
	if (typeof nextUrl === 'string' && nextUrl !== '') return isBeyondEnd ? undefined : nextUrl;
	const cursor = cursorIn(pagination);
	if (cursor !== undefined) return cursor;
	const hasMore = place.rows > 0 && all !== undefined && following < all;
	return hasMore ? parameter('offset', String(following)) : undefined;
}

function cursorIn(holder: JsonObject): string | undefined {
	for (const [member, name] of CURSORS) {
		const cursor = holder[member];
		if (typeof cursor === 'string' && cursor !== '') return parameter(name, cursor);
	}
	return undefined;
}

function parameter(name: string, value: string): string {
	return `?${name}=${encodeURIComponent(value)}`;
}

function numberOr<Other>(value: JsonValue | undefined, other: Other): number | Other {
	return typeof value === 'number' ? value : other;
}
