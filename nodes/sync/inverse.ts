import { isJsonObject, objectsIn } from '../../protocol/json';
import type { JsonObject, JsonValue } from '../../protocol/json';
import type { FieldValue, FieldValues, WantedRecord } from './record';
import { keyOf } from './record';
import type { SyncSubject } from './subject';

/**
 * The row that undoes a change, from its item or its record in the audit file. The plan made from such
 * rows is the inverse plan: it runs through the same guards, and a field that was changed again since is
 * a conflict.
 *
 * @returns undefined for an item that changed nothing, or faults of one that is no change
 */
export function undoRow(
	subject: SyncSubject,
	row: number,
	item: JsonObject,
): WantedRecord | string[] | undefined {
	const { change, status, email, projectId } = item;
	if (typeof change !== 'string') return ['The item is not a change that a sync returned'];
	if (status !== 'applied') return undefined;
	if (typeof email !== 'string' || email === '') return ['Email: the change names nobody'];
	const [before, after] = [valuesIn(subject, item.before), valuesIn(subject, item.after)];
	const person = {
		row,
		target: typeof projectId === 'string' ? projectId : '',
		key: keyOf(email),
		email,
		aliases: [],
	};
	switch (change) {
		case 'create':
			return { ...person, presence: 'inactive', values: {} };
		case 'update':
			return { ...person, presence: undefined, values: before, expected: after };
		case 'reactivate':
			return { ...person, presence: 'inactive', values: before, expected: after };
		case 'deactivate':
			return { ...person, presence: 'active', values: {} };
		case 'remove':
			return { ...person, presence: 'active', values: before };
		default:
			return undefined;
	}
}

/** Those of an audit file that was read as one item, or the item itself. */
export function changesIn(item: JsonObject): JsonObject[] {
	for (const list of [item.changes, item.data]) {
		if (Array.isArray(list)) return objectsIn(list);
	}
	return [item];
}

function valuesIn({ fields }: SyncSubject, value: JsonValue | undefined): FieldValues {
	if (!isJsonObject(value)) return {};
	const values: Record<string, FieldValue> = {};
	for (const { name } of fields) {
		const entry = value[name];
		if (isFieldValue(entry)) values[name] = entry;
	}
	return values;
}

function isFieldValue(value: JsonValue | undefined): value is string | null | string[] | Texts {
	if (value === null || typeof value === 'string') return true;
	if (Array.isArray(value)) return value.every(isText);
	return isJsonObject(value) && Object.values(value).every(isText);
}

type Texts = Record<string, string>;

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
