import type { Query } from '../http/query';
import { Refusal } from '../http/refusal';

/** Lists of `hq`: bare arrays, `limit` and `offset`, `sort` with `-` for descending, `field`. */

export const HQ_LIST_QUERY = ['limit', 'offset', 'sort', 'field'] as const;

type Row = Readonly<Record<string, unknown>>;

/** @throws Refusal 400 for a wrong limit or a field that rows do not have */
export function hqPage(query: Query, rows: readonly Row[], fields: readonly string[]): Row[] {
	const limit = query.integer('limit', 10, 1, 100);
	const offset = query.integer('offset', 0, 0);
	const orders = query.list('sort')?.map((text) => {
		const field = known(text.replace(/^-/, ''), fields);
		return { field, sign: text.startsWith('-') ? -1 : 1 };
	});
	const chosen = query.list('field')?.map((field) => known(field, fields));
	const sorted = orders ? [...rows].sort(by(orders)) : rows;
	return sorted
		.slice(offset, offset + limit)
		.map((row) =>
			chosen ? Object.fromEntries(['id', ...chosen].map((field) => [field, row[field]])) : row,
		);
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

function known(field: string, fields: readonly string[]): string {
	if (fields.includes(field)) return field;
	throw new Refusal(400, `Unknown field "${field}"`);
}
