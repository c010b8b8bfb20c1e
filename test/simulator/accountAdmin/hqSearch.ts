import type { Query } from '../http/query';
import type { Row } from './hqListing';
import { HQ_LIST_QUERY } from './hqListing';

/** Searches of `hq`: any of the texts (`operator=OR`, the default) or all, in part (the default) or whole. */

export function hqSearchQuery(fields: readonly string[]): string[] {
	return [...HQ_LIST_QUERY, ...fields, 'operator', 'partial'];
}

/** @throws Refusal 400 for an unknown operator */
export function hqSearch<Found extends Row>(
	query: Query,
	rows: readonly Found[],
	fields: readonly string[],
): Found[] {
	const partial = query.oneOf('partial', ['true', 'false']) !== 'false';
	const tests = fields.flatMap((field) => {
		const wanted = query.text(field)?.toLowerCase();
		if (wanted === undefined) return [];
		return (row: Found) => {
			const value = String(row[field] ?? '').toLowerCase();
			return partial ? value.includes(wanted) : value === wanted;
		};
	});
	const all = query.oneOf('operator', ['OR', 'AND']) === 'AND';
	// Without any text, there is nothing to leave out.
	return rows.filter((row) =>
		all || tests.length === 0 ? tests.every((test) => test(row)) : tests.some((test) => test(row)),
	);
}
