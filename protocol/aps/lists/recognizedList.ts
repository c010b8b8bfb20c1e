import { isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import { isJsonApiResource } from '../jsonApi';
import type { ApsAnswer, ApsRequest } from '../request';
import { AUTODESK_URL } from '../services';
import { followLink } from './followLink';
import { hqList } from './hqList';
import { linkedPages } from './linkedList';
import type { FreshPage, LinkedList } from './linkedList';
import { listRows } from './listRows';
import type { ListSource } from './listSource';
import { NEXT_BODY, nextPage } from './nextPage';
import { offsetPages } from './offsetList';

/**
 * The pages of a list of any service, whose way of paging is recognized by its answers. All rows are
 * returned as they are, because nobody knows what identifies them.
 *
 * @param first answer to the request: a list, as `listRows` recognizes it
 * @param limit number of rows wanted; undefined for all
 * @throws if a later response is not a list, a link leads elsewhere, or the list does not end
 */
export async function* recognizedPages(
	source: ListSource,
	request: ApsRequest,
	first: ApsAnswer,
	limit?: number,
): AsyncGenerator<FreshPage<JsonObject>> {
	if (Array.isArray(first.body)) yield* bareArray(source, request, first.body, limit);
	else yield* linkedPages(beginningWith(first, source), recognizedList(request), request);
}

/** Only `hq` pages bare arrays, without saying whether more follow. */
async function* bareArray(
	source: ListSource,
	request: ApsRequest,
	body: readonly unknown[],
	limit = Infinity,
): AsyncGenerator<FreshPage<JsonObject>> {
	const { pathname, searchParams } = new URL(request.path, AUTODESK_URL);
	const isPaged = pathname.startsWith('/hq/') && !searchParams.has('offset');
	if (!isPaged || body.length === 0 || body.length >= limit) {
		yield { rows: listRows(body) ?? [], next: undefined };
		return;
	}
	const list = { ...request, path: withoutLimit(request.path) };
	for await (const rows of offsetPages(source, hqList, { request: list, limit })) {
		yield { rows, next: undefined };
	}
}

/** The reader of pages chooses their size. */
function withoutLimit(path: string): string {
	return path.replace(/([?&])limit=[^&]*(&|$)/, '$1').replace(/[?&]$/, '');
}

function recognizedList(first: ApsRequest): LinkedList<JsonObject> {
	const path = new URL(first.path, AUTODESK_URL);
	let offset = Number(path.searchParams.get('offset') ?? 0) || 0;
	return {
		readPage({ body }) {
			const rows = listRows(body);
			if (rows === undefined || !isJsonObject(body)) return undefined;
			const next = nextPage(body, { path: path.pathname, offset, rows: rows.length });
			offset += rows.length;
			const { included } = body;
			return {
				rows,
				next,
				included: Array.isArray(included) ? included.filter(isJsonApiResource) : [],
			};
		},
		following(request, next) {
			if (next.startsWith(NEXT_BODY)) return withBody(request, nextBody(next));
			if (request.body === undefined) return { ...request, path: followLink(request.path, next) };
			return withBody(request, { ...request.body, ...pageIn(request.body, next) });
		},
		keyOf: () => undefined,
	};
}

function withBody(request: ApsRequest, body: object): ApsRequest {
	return { ...request, body, content: undefined };
}

function nextBody(next: string): object {
	const body: unknown = JSON.parse(next.slice(NEXT_BODY.length));
	return isJsonObject(body) ? body : {};
}

const PAGING_PARAMETERS = ['offset', 'limit', 'cursorState', 'cursor', 'continuationToken'];

/** A search takes the page in its body: some in a member of their own. */
function pageIn(body: object, next: string): JsonObject {
	const { searchParams } = new URL(next, AUTODESK_URL);
	const page = Object.fromEntries(
		[...searchParams]
			.filter(([name]) => PAGING_PARAMETERS.includes(name))
			.map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
	);
	const own = 'pagination' in body && isJsonObject(body.pagination) ? body.pagination : undefined;
	return own === undefined ? page : { pagination: { ...own, ...page } };
}

/** The source, which knows the first answer already. */
function beginningWith(first: ApsAnswer, source: ListSource): ListSource {
	let known: ApsAnswer | undefined = first;
	return {
		async send(request, signal) {
			const answer = known ?? (await source.send(request, signal));
			known = undefined;
			return answer;
		},
		brokenList: (request, problem) => source.brokenList(request, problem),
	};
}
