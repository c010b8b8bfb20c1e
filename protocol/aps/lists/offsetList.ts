import type { JsonObject } from '../../json';
import type { ApsAnswer, ApsRequest } from '../request';
import { hasNoRows, notAList } from './listSource';
import type { ListPages, ListSource } from './listSource';
import { PageGuard } from './pageGuard';
import type { KeyOf } from './pageGuard';
import { PAGES_AT_ONCE, readAhead } from './readAhead';

/** A kind of list paged by `limit` and `offset`. */
export interface OffsetListKind {
	/** The largest page that the service returns. */
	pageSize: number;
	/** Adds the page to the request. By default as `limit` and `offset` in the query. */
	place?(request: ApsRequest, asked: PageOfOffset): ApsRequest;
	/** What identifies a row. By default its `id`. */
	keyOf?: KeyOf<JsonObject>;
	/** @returns undefined if the response is not a list of this kind */
	readPage(answer: ApsAnswer): OffsetPage | undefined;
	/** Where the next page begins; undefined at the end of the list. */
	nextOffset(page: OffsetPage, asked: PageOfOffset): number | undefined;
	/** The row up to which more pages are fetched in case they exist. */
	chance(place: ReadingPlace): number;
}

/** The rows that were requested. */
export interface PageOfOffset {
	offset: number;
	size: number;
}

export interface OffsetPage {
	rows: readonly JsonObject[];
	/** The page size that the service reports, if it does. */
	size?: number;
	/** The total number of rows that the service reports, if it does. */
	total?: number;
	/** Whether another page follows, and where it begins, if the service reports it; null for none. */
	next?: { offset?: number } | null;
}

/** How far the list has been read. */
export interface ReadingPlace {
	/** Where the next page begins. */
	next: number;
	/** Rows requested per page. */
	size: number;
	/** Pages read since the start, or since a page began at an unexpected offset. */
	pagesRead: number;
	page: OffsetPage;
}

/** Which list to read, and how much of it. */
export interface OffsetReading {
	/** Without `limit` and `offset`. */
	request: ApsRequest;
	/** How many rows to read, undefined for all. Pages beyond that are not requested. */
	limit?: number;
	/** How many pages may be in progress at the same time. */
	pagesAtOnce?: number;
}

/** One page, and where the next one begins. @throws if the response is not a list */
export async function offsetPage(
	source: ListSource,
	kind: OffsetListKind,
	request: ApsRequest,
	asked: PageOfOffset,
): Promise<{ rows: readonly JsonObject[]; next: number | undefined }> {
	const answer = await source.send(requestFor(kind, request, asked));
	const page = readPage(source, kind, request, answer);
	return { rows: page?.rows ?? [], next: page && kind.nextOffset(page, asked) };
}

/**
 * All pages, fetched in parallel as far as they are known or likely to exist. If the next page begins
 * at an unexpected offset, because this one is short or the service caps its size, reading continues
 * from there, so that there is no gap; rows that were already read are skipped.
 *
 * @throws if a response is not a list, or the list does not end
 */
export async function* offsetPages(
	source: ListSource,
	kind: OffsetListKind,
	{ request, limit = Infinity, pagesAtOnce = PAGES_AT_ONCE }: OffsetReading,
): ListPages<JsonObject> {
	const guard = new PageGuard<JsonObject>(source, kind.keyOf ?? idOf);
	let wanted = limit;
	let start: number | undefined = 0;
	let size = Math.min(limit, kind.pageSize);
	while (start !== undefined && wanted > 0) {
		const first: number = start;
		const perPage = size;
		start = undefined;
		let offset = first;
		let horizon = first + 1;
		let pagesRead = 0;
		const answers = readAhead(
			(index, signal) => {
				const asked = { offset: first + index * perPage, size: perPage };
				return source.send(requestFor(kind, request, asked), signal);
			},
			(index) => first + index * perPage < horizon,
			pagesAtOnce,
		);
		for await (const answer of answers) {
			const page = readPage(source, kind, request, answer);
			if (page === undefined) return;
			const rows = guard.take(page.rows, request);
			yield rows;
			wanted -= rows.length;
			if (ignoresOffset(page, rows, perPage)) return;
			const next = kind.nextOffset(page, { offset, size: perPage });
			if (next === undefined || wanted <= 0) return;
			if (next <= offset) throw source.brokenList(request, 'its pages lead back');
			if (next !== offset + perPage) {
				start = next;
				size = Math.min(page.size || perPage, perPage);
				break;
			}
			offset = next;
			pagesRead += 1;
			const chance = kind.chance({ next, size: perPage, pagesRead, page });
			horizon = Math.max(next + 1, Math.min(chance, next + wanted));
		}
	}
}

function requestFor(kind: OffsetListKind, request: ApsRequest, asked: PageOfOffset): ApsRequest {
	if (kind.place !== undefined) return kind.place(request, asked);
	const { offset, size } = asked;
	return { ...request, query: { ...request.query, limit: size, offset } };
}

/** Where a search takes `limit` and `offset`: in its body. */
export function pageInBody(request: ApsRequest, { offset, size }: PageOfOffset): ApsRequest {
	return { ...request, body: { ...request.body, limit: size, offset } };
}

/** @returns undefined for a list without rows */
function readPage(
	source: ListSource,
	kind: OffsetListKind,
	request: ApsRequest,
	answer: ApsAnswer,
): OffsetPage | undefined {
	if (hasNoRows(answer)) return undefined;
	const page = kind.readPage(answer);
	if (page === undefined) throw source.brokenList(request, notAList(answer));
	return page;
}

/** A service that ignores `limit` and `offset` returns the whole list each time. */
function ignoresOffset(page: OffsetPage, fresh: readonly JsonObject[], size: number): boolean {
	return page.rows.length > 0 && page.rows.length !== size && fresh.length === 0;
}

function idOf({ id }: JsonObject): string | undefined {
	return typeof id === 'string' ? id : undefined;
}
