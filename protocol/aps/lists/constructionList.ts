import { isJsonObject } from '../../json';
import type { JsonObject, JsonValue } from '../../json';
import { AUTODESK_URL } from '../services';
import { pageInBody } from './offsetList';
import type { OffsetListKind, OffsetPage } from './offsetList';

/** What differs between the lists of these services. */
interface Differences {
	/** Where a page has its rows. */
	rows: 'results' | 'data';
	/** The largest page. */
	pageSize: number;
	/** Default: `limit` and `offset` in the query. */
	place?: OffsetListKind['place'];
}

/**
 * Lists of `construction/…`:
 * `{ results, pagination: { limit, offset, totalResults, nextUrl } }`, `nextUrl` missing or null on
 * the last page. A page can hold fewer rows than its `limit` because some are hidden from the caller,
 * so the next one begins where the service says, or after the page size that it reports.
 */
function constructionList({ rows: key, pageSize, place }: Differences): OffsetListKind {
	return {
		pageSize,
		place,
		readPage({ body }) {
			if (!isJsonObject(body)) return undefined;
			const { [key]: rows, pagination } = body;
			if (!Array.isArray(rows) || !rows.every(isJsonObject)) return undefined;
			return { rows, ...readPagination(isJsonObject(pagination) ? pagination : {}) };
		},
		nextOffset(page, { offset, size: asked }) {
			const { rows, next } = page;
			const step = Math.max(rows.length, Math.min(page.size ?? 0, asked));
			const following = next?.offset ?? offset + step;
			const total = plausibleTotal(page, offset);
			if (total !== undefined && following < total) {
				// Hidden rows count too, so an empty page can come before the last one.
				return rows.length === 0 && next === null ? undefined : following;
			}
			if (next) return rows.length === 0 && total !== undefined ? undefined : following;
			return next === null || total !== undefined || rows.length === 0 ? undefined : following;
		},
		chance({ page, next }) {
			return page.total ?? next;
		},
	};
}

/** `construction/admin`. The service's default page is 20. */
export const adminList = constructionList({ rows: 'results', pageSize: 200 });

/** `POST search:rfis`. The service's default page is 10. */
export const rfiList = constructionList({ rows: 'results', pageSize: 200, place: pageInBody });

/** Submittal items. The service's default page is 20. */
export const submittalList = constructionList({ rows: 'results', pageSize: 50 });

/** Forms, version 2 of the API. */
export const formList = constructionList({ rows: 'data', pageSize: 50 });

/** Reviews, their progress and workflows. */
export const reviewList = constructionList({ rows: 'results', pageSize: 50 });

/** File versions of a review, which have no ID but a URN. */
export const reviewFileList: OffsetListKind = {
	...reviewList,
	keyOf: ({ urn }) => (typeof urn === 'string' ? urn : undefined),
};

/** Transmittals. The service's default page is 20. */
export const transmittalList = constructionList({ rows: 'results', pageSize: 200 });

/** Documents of a transmittal, which have no ID but a URN. */
export const transmittalDocumentList: OffsetListKind = {
	...transmittalList,
	keyOf: reviewFileList.keyOf,
};

/** Sheets. */
export const sheetList = constructionList({ rows: 'results', pageSize: 100 });

/** Version sets, for which Autodesk documents the usual page, and collections of sheets. */
export const sheetSettingsList = constructionList({ rows: 'results', pageSize: 200 });

/** Issues. The service refuses more than 100. */
export const issueList = constructionList({ rows: 'results', pageSize: 100 });

/** Types, root causes and comments of issues, for which Autodesk documents no largest page. */
export const issueSettingsList = constructionList({ rows: 'results', pageSize: 100 });

/** Custom attributes of issues. */
export const issueAttributeList = constructionList({ rows: 'results', pageSize: 200 });

/** Locations. A whole tree usually fits into one page. */
export const locationList = constructionList({ rows: 'results', pageSize: 10_000 });

/** Comments, attachments and types of RFIs. The service's default page is 10. */
export const rfiDetailList = constructionList({ rows: 'results', pageSize: 200 });

const byTotal = constructionList({ rows: 'results', pageSize: 20 });

/**
 * Data extracts and their jobs, in pages of the documented default size: no largest one is documented. The
 * total is described as that of the page, so a full page that it ends with is followed by another call.
 */
export const dataExtractList: OffsetListKind = {
	...byTotal,
	nextOffset(page, asked) {
		const next = byTotal.nextOffset(page, asked);
		const isFull = page.rows.length > 0 && page.rows.length >= asked.size;
		return next ?? (isFull ? asked.offset + page.rows.length : undefined);
	},
};

/** A total below the number of rows already read is wrong, and is ignored. */
function plausibleTotal({ rows, total }: OffsetPage, offset: number): number | undefined {
	return total !== undefined && total >= offset + rows.length ? total : undefined;
}

function readPagination({ limit, totalResults, nextUrl }: JsonObject): Partial<OffsetPage> {
	return {
		size: typeof limit === 'number' ? limit : undefined,
		total: typeof totalResults === 'number' ? totalResults : undefined,
		next: nextUrl === undefined ? undefined : readNextUrl(nextUrl),
	};
}

function readNextUrl(link: JsonValue): { offset?: number } | null {
	if (link === null || link === '') return null;
	if (typeof link !== 'string' || !URL.canParse(link, AUTODESK_URL)) return {};
	const offset = new URL(link, AUTODESK_URL).searchParams.get('offset');
	return offset !== null && /^\d+$/.test(offset) ? { offset: Number(offset) } : {};
}
