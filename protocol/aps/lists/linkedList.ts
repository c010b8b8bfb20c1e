import type { JsonObject } from '../../json';
import type { ApsAnswer, ApsRequest } from '../request';
import { hasNoRows, notAList } from './listSource';
import type { ListSource } from './listSource';
import { PageGuard } from './pageGuard';
import type { KeyOf } from './pageGuard';

/** A kind of list whose pages point to the next one with a link or a cursor. */
export interface LinkedList<Row> {
	/** @returns undefined if the response is not a list of this kind */
	readPage(answer: ApsAnswer): LinkedPage<Row> | undefined;
	/** The request for the page after the one that `request` returned. */
	following(request: ApsRequest, next: string): ApsRequest;
	keyOf: KeyOf<Row>;
}

export interface LinkedPage<Row> {
	rows: readonly Row[];
	/** Link or cursor; undefined at the end of the list. */
	next: string | undefined;
	/** Records that the page refers to, if the service includes them. */
	included?: readonly Row[];
	/** Information about the page, if the service provides it. */
	meta?: JsonObject;
}

export interface FreshPage<Row> extends LinkedPage<Row> {
	/** Without rows that an earlier page contained. */
	rows: Row[];
}

/** One page; undefined for a list without rows. @throws if the response is not a list */
export async function linkedPage<Row>(
	source: ListSource,
	kind: LinkedList<Row>,
	request: ApsRequest,
): Promise<LinkedPage<Row> | undefined> {
	const answer = await source.send(request);
	if (hasNoRows(answer)) return undefined;
	const page = kind.readPage(answer);
	if (page === undefined) throw source.brokenList(request, notAList(answer));
	return page;
}

/**
 * All pages, one after another. Only a page without a next one ends the list: with filters, a page can
 * be short or empty even if more follow.
 *
 * @throws if a response is not a list, or the list does not end
 */
export async function* linkedPages<Row>(
	source: ListSource,
	kind: LinkedList<Row>,
	first: ApsRequest,
): AsyncGenerator<FreshPage<Row>> {
	const guard = new PageGuard(source, kind.keyOf);
	let request = first;
	for (;;) {
		guard.ask(request);
		const page = await linkedPage(source, kind, request);
		if (page === undefined) return;
		yield { ...page, rows: guard.take(page.rows, request) };
		if (page.next === undefined) return;
		request = kind.following(request, page.next);
	}
}
