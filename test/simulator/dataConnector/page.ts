import type { Reply } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { AnyCall } from './access';

/** Fields whose filter takes a range. */
const RANGES = ['createdAt', 'updatedAt', 'startedAt', 'completedAt'];

/** One page of rows that are oldest first, filtered by the fields that they have. */
export function page({ query }: AnyCall, rows: ReadonlyArray<Record<string, unknown>>): Reply {
	const sort = query.oneOf('sort', ['asc', 'desc']) ?? 'asc';
	const limit = query.integer('limit', 20, 1);
	const offset = query.integer('offset', 0, 0);
	let found = [...rows];
	for (const [key, value] of query.entries()) {
		const [, field] = /^filter\[(\w+)\]$/.exec(key) ?? [];
		if (field !== undefined) found = found.filter((row) => matches(row[field], field, value));
	}
	if (sort === 'desc') found.reverse();
	return {
		status: 200,
		body: {
			pagination: { limit, offset, totalResults: found.length },
			results: found.slice(offset, offset + limit),
		},
	};
}

function matches(value: unknown, field: string, wanted: string): boolean {
	if (!RANGES.includes(field)) return String(value) === wanted;
	const [from, to, ...rest] = wanted.split('..');
	if (to === undefined || rest.length > 0) throw new Refusal(400, `"${wanted}" is no range`);
	const time = String(value);
	return (from === '' || time >= from) && (to === '' || time <= to);
}
