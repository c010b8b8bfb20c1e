import { isJsonObject } from '../../json';
import type { OffsetListKind } from './offsetList';

/**
 * Lists of `hq`: bare arrays that say nothing about what follows. A page can be short although more
 * follow, so only an empty page ends the list.
 */
export const hqList: OffsetListKind = {
	/** Left alone, `hq` answers 10. */
	pageSize: 100,
	readPage({ body }) {
		return Array.isArray(body) && body.every(isJsonObject) ? { rows: body } : undefined;
	},
	nextOffset({ rows }, { offset }) {
		return rows.length === 0 ? undefined : offset + rows.length;
	},
	/** Grows with the pages read (two, three, …): a long list costs a handful of calls too many at most. */
	chance({ next, size, pagesRead }) {
		return next + (pagesRead + 1) * size;
	},
};
