import { InvalidValue } from './invalidValue';
import { parseJson } from './json';

/** A JSON list, typed into a field or returned by an expression. @throws InvalidValue */
export function jsonList(field: string, value: unknown): unknown[] {
	const parsed = typeof value === 'string' ? parseJson(field, value) : value;
	if (Array.isArray(parsed)) return parsed;
	throw new InvalidValue(field, 'enter a JSON list, e.g. [{ "name": "value" }]');
}
