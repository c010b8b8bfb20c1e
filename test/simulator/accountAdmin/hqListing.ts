import type { Query } from '../http/query';

/**
 * Lists of `hq`: bare arrays, `limit` and `offset`, `sort` with `-` for descending, `field`. Fields that do not
 * exist are ignored, as documented.
 */

export const HQ_LIST_QUERY = ['limit', 'offset', 'sort', 'field'] as const;

export type Row = Readonly<Record<string, unknown>>;

/** @throws Refusal 400 for a wrong limit or offset */
export function hqPage(query: Query, rows: readonly Row[], fields: readonly string[]): Row[] {
	const limit = query.integer('limit', 10, 1, 100);
	const offset = query.integer('offset', 0, 0);
	const orders = (query.list('sort') ?? []).map((text) => ({
		field: text.trim().replace(/^-/, ''),
		sign: text.trim().startsWith('-') ? -1 : 1,
	}));
	const known = orders.filter(({ field }) => fields.includes(field));
	const chosen = query.list('field')?.map((field) => field.trim());
	const sorted = known.length > 0 ? [...rows].sort(by(known)) : rows;
	return sorted.slice(offset, offset + limit).map((row) => {
		if (!chosen) return row;
		const kept = ['id', ...chosen.filter((field) => fields.includes(field))];
		return Object.fromEntries(kept.map((field) => [field, row[field]]));
	});
}

function by(orders: ReadonlyArray<{ field: string; sign: number }>): (a: Row, b: Row) => number {
	return (a, b) => {
		for (const { field, sign } of orders) {
			const order = String(a[field] ?? '').localeCompare(String(b[field] ?? ''));
			if (order !== 0) return sign * order;
		}
		return 0;
	};
}
