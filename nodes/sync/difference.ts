import { canonicalJson } from './canonicalJson';
import type { FieldChange } from './change';
import type { FieldValue, FieldValues } from './record';
import type { SyncField } from './subject';

export function sameValue(a: FieldValue, b: FieldValue): boolean {
	return canonicalJson(a) === canonicalJson(b);
}

/** The value of a field, also if it is empty. */
export function valueOf({ name, empty = null }: SyncField, values: FieldValues): FieldValue {
	return values[name] ?? empty;
}

/** The fields that `after` has and that differ from `before`, in the order of `fields`. */
export function difference(
	fields: readonly SyncField[],
	before: FieldValues,
	after: FieldValues,
): FieldChange[] {
	return fields
		.filter(({ name }) => after[name] !== undefined)
		.map((field) => ({
			field: field.name,
			before: valueOf(field, before),
			after: after[field.name],
		}))
		.filter((change) => !sameValue(change.before, change.after));
}
