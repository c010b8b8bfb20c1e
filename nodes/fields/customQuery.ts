import { PAGING_KEYS } from '../../protocol/aps/pagingKeys';
import type { ListKind } from '../../protocol/aps/pagingKeys';
import type { QueryValue } from '../../protocol/aps/request';
import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { InvalidValue } from '../values/invalidValue';
import { jsonObject } from '../values/jsonObject';

type Added = Record<string, QueryValue> | undefined;

/** Entry of a collection: query parameters without a field, for operations that do not return a list. */
export const customQuery = defineParameter<Added>({
	displayName: 'Custom Query (JSON)',
	name: 'customQuery',
	type: 'json',
	default: '{}',
	description:
		'Additional query parameters as a JSON object. They are merged in last and replace parameters with the same name.',
	mergeInto: 'query',
	overrides: true,
	read: (entered, { displayName }) => checkedQuery(displayName, entered),
});

/**
 * The same for a list. Return All and Limit decide which records to read, so a key that pages the list
 * is rejected: it would silently skip or repeat records.
 */
export function customListQuery(kind: ListKind): Parameter<Added> {
	return {
		...customQuery,
		read(entered, { displayName }) {
			const query = checkedQuery(displayName, entered);
			rejectPaging(displayName, kind, query);
			return query;
		},
	};
}

/** @throws InvalidValue if a key that pages the list is among those that a user adds to the request */
export function rejectPaging(field: string, kind: ListKind, added: object | undefined): void {
	const paging = PAGING_KEYS[kind].find((key) => added !== undefined && key in added);
	if (paging === undefined) return;
	throw new InvalidValue(
		field,
		`"${paging}" cannot be set here, because the node pages the list; use Return All or Limit`,
	);
}

function checkedQuery(field: string, entered: unknown): Added {
	const added = jsonObject(field, entered);
	if (added === undefined) return undefined;
	const values = Object.entries(added).map(([key, value]) => [key, queryValue(field, key, value)]);
	return Object.fromEntries(values) as Added;
}

function queryValue(field: string, key: string, value: unknown): QueryValue {
	if (Array.isArray(value)) return value.map((entry) => String(plain(field, key, entry)));
	return plain(field, key, value);
}

function plain(field: string, key: string, value: unknown): string | number | boolean {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	throw new InvalidValue(field, `"${key}" must be text, a number, true, false or a list of these`);
}
