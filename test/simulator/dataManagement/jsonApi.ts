import type { Call, Reply } from '../http/endpoint';

/** The envelopes of JSON:API. */

/** Times are written with seven decimals. */
export function jsonApiTime(iso: string): string {
	return iso.replace(/\.(\d{3})Z$/, '.$10000Z');
}

export function document(call: Pick<Call, 'url'>, data: unknown, more: object = {}): Reply {
	return { status: 200, body: envelope(call, data, more) };
}

export function created(call: Pick<Call, 'url'>, data: unknown, more: object = {}): Reply {
	return { status: 201, body: envelope(call, data, more) };
}

function envelope({ url }: Pick<Call, 'url'>, data: unknown, more: object) {
	return { jsonapi: { version: '1.0' }, links: { self: { href: url.href } }, data, ...more };
}

export const PAGE_QUERY = ['page[number]', 'page[limit]'] as const;
const MAX_PAGE_LIMIT = 200;

export interface Page<Row> {
	rows: Row[];
	/** Links of the answer: `next` while more rows follow. */
	links: {
		self: { href: string };
		first: { href: string };
		prev?: { href: string };
		next?: { href: string };
	};
}

/**
 * Cuts the page the query asks for. With filters, pages are cut before filtering, as Autodesk does:
 * a page can be short or empty although more follow.
 *
 * @param matches whether a row of the page passes the filters
 */
export function pageOf<Row>(
	call: Pick<Call, 'sim' | 'query' | 'url'>,
	rows: readonly Row[],
	matches: (row: Row) => boolean = () => true,
): Page<Row> {
	const { query, url } = call;
	const number = query.integer('page[number]', 0, 0);
	const limit = query.integer('page[limit]', MAX_PAGE_LIMIT, 1, MAX_PAGE_LIMIT);
	const links = {
		self: { href: url.href },
		first: linkToPage(call, 0),
		prev: number > 0 ? linkToPage(call, number - 1) : undefined,
		next: rows.length > (number + 1) * limit ? linkToPage(call, number + 1) : undefined,
	};
	return { rows: rows.slice(number * limit, (number + 1) * limit).filter(matches), links };
}

/** The link to a page: absolute, or without the host. */
export function linkToPage(
	{ sim, url }: Pick<Call, 'sim' | 'url'>,
	number: number,
): { href: string } {
	const next = new URL(url);
	next.searchParams.set('page[number]', String(number));
	const fromPath = sim.settings.jsonApiNextLink === 'path';
	return { href: fromPath ? next.pathname + next.search : next.href };
}
