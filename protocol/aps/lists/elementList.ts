import { isJsonObject } from '../../json';
import type { OffsetListKind } from './offsetList';

/**
 * Elements of a model (`properties:query`): `{ pagination: { limit, offset, totalResults }, data: {
 * collection } }`. The page is asked for in the body.
 */
export const elementList: OffsetListKind = {
	pageSize: 1000,
	place(request, { offset, size }) {
		return { ...request, body: { ...request.body, pagination: { offset, limit: size } } };
	},
	keyOf({ objectid }) {
		return typeof objectid === 'number' ? String(objectid) : undefined;
	},
	readPage({ body }) {
		if (!isJsonObject(body) || !isJsonObject(body.data)) return undefined;
		const { collection } = body.data;
		if (!Array.isArray(collection) || !collection.every(isJsonObject)) return undefined;
		const { totalResults } = isJsonObject(body.pagination) ? body.pagination : {};
		return {
			rows: collection,
			total: typeof totalResults === 'number' ? totalResults : undefined,
		};
	},
	nextOffset({ rows, total }, { offset, size }) {
		const next = offset + rows.length;
		if (rows.length === 0) return undefined;
		return total === undefined
			? nextWithoutTotal(rows.length, size, next)
			: next < total
				? next
				: undefined;
	},
	chance({ page, next }) {
		return page.total ?? next;
	},
};

function nextWithoutTotal(rows: number, asked: number, next: number): number | undefined {
	return rows < asked ? undefined : next;
}
