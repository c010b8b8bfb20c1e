import { isJsonObject } from '../../json';
import type { OffsetListKind } from './offsetList';

/**
 * Lists of `hq`: bare arrays without paging information. A page can be short even if more follow, so only
 * an empty page ends the list.
 */
export const hqList: OffsetListKind = {
	/** The default of `hq` is 10. */
	pageSize: 100,
	readPage({ body }) {
		return Array.isArray(body) && body.every(isJsonObject) ? { rows: body } : undefined;
	},
	nextOffset({ rows }, { offset }) {
		return rows.length === 0 ? undefined : offset + rows.length;
	},
	/** Grows with the pages read (two, three, …), so that a list costs only a handful of unnecessary calls. */
	chance({ next, size, pagesRead }) {
		return next + (pagesRead + 1) * size;
	},
};
