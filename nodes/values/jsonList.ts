import { InvalidValue } from './invalidValue';
import { parseJson } from './json';

/** A JSON list as typed into a field, or as an expression hands it over. @throws InvalidValue */
export function jsonList(field: string, value: unknown): unknown[] {
	const parsed = typeof value === 'string' ? parseJson(field, value) : value;
	if (Array.isArray(parsed)) return parsed;
	throw new InvalidValue(field, 'enter a JSON list, e.g. [{ "name": "value" }]');
}
