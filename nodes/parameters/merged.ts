import type { IDataObject } from 'n8n-workflow';

/** Merges two objects at every depth; lists and plain values are replaced. */
export function merged(base: IDataObject, over: IDataObject): IDataObject {
	const result = { ...base };
	for (const [name, value] of Object.entries(over)) {
		const existing = base[name];
		result[name] = isObject(existing) && isObject(value) ? merged(existing, value) : value;
	}
	return result;
}

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
