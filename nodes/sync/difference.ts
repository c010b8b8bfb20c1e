import { canonicalJson } from './canonicalJson';
import type { FieldChange } from './change';
import type { FieldValue, FieldValues } from './record';
import type { SyncField } from './subject';

export function sameValue(a: FieldValue, b: FieldValue): boolean {
	return canonicalJson(a) === canonicalJson(b);
}

/** The fields that `after` has and that differ from `before`, in the order of `fields`. */
export function difference(
	fields: readonly SyncField[],
	before: FieldValues,
	after: FieldValues,
): FieldChange[] {
	return fields
		.filter(({ name }) => after[name] !== undefined)
		.map(({ name }) => ({ field: name, before: before[name] ?? null, after: after[name] }))
		.filter((change) => !sameValue(change.before, change.after));
}
