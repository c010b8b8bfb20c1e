import type { IDataObject } from 'n8n-workflow';
import { InvalidValue } from './invalidValue';
import { parseJson } from './json';

/**
 * A JSON object, typed into a field or returned by an expression.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue
 */
export function jsonObject(field: string, value: unknown): IDataObject | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed = typeof value === 'string' ? parseJson(field, value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw new InvalidValue(field, 'enter a JSON object, e.g. { "name": "value" }');
}
