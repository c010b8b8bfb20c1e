import type { ApsRequest, QueryValue } from '../../protocol/aps/request';
import type { Run } from './run';
import { sentValues } from './values';
import type { Source } from './values';

type Query = NonNullable<ApsRequest['query']>;

/**
 * Builds the query from the parameters. Lists with the same key are joined; Custom Query is merged in
 * last and replaces values with the same key.
 *
 * @throws InvalidValue
 */
export function queryOf<Context extends Run>(
	run: Context,
	...sources: ReadonlyArray<Source<Context>>
): Query {
	const query: Record<string, QueryValue> = {};
	const custom: Record<string, QueryValue> = {};
	for (const { to, value } of sentValues(run, sources, isForQuery)) {
		if (to.query === undefined) Object.assign(to.overrides ? custom : query, value);
		else query[to.query] = joined(query[to.query], queryValue(to.query, value));
	}
	return { ...query, ...custom };
}

function isForQuery({ query, mergeInto }: { query?: string; mergeInto?: string }): boolean {
	return query !== undefined || mergeInto === 'query';
}

function joined(before: QueryValue, value: QueryValue): QueryValue {
	if (!Array.isArray(before)) return value ?? before;
	return value === undefined ? before : [...before, ...[value].flat().map(String)];
}

/** The reader of a parameter with a query key must return a value that fits into a query. */
function queryValue(key: string, value: unknown): QueryValue {
	if (value === undefined || isPlain(value)) return value;
	if (Array.isArray(value) && value.every(isPlain)) return value.map(String);
	throw new TypeError(`The value for the query key ${key} is neither plain nor a list`);
}

function isPlain(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
