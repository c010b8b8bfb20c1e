import type { Call, Reply } from '../http/endpoint';

/** A page of a list with `limit` and `offset`. @throws Refusal 400 for a limit out of bounds */
export function pageReply(
	{ query }: Pick<Call, 'query'>,
	rows: readonly unknown[],
	{ most, usual }: { most: number; usual: number },
): Reply {
	const limit = query.integer('limit', usual, 1, most);
	const offset = query.integer('offset', 0, 0);
	return {
		status: 200,
		body: {
			pagination: { limit, offset, totalResults: rows.length },
			results: rows.slice(offset, offset + limit),
		},
	};
}
