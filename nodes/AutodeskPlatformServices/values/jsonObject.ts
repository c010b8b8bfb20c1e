import type { IDataObject } from 'n8n-workflow';
import { InvalidValue } from '../invalidValue';

/**
 * A JSON object as typed into a field, or as an expression hands it over.
 *
 * @returns undefined when the field is empty
 * @throws InvalidValue
 */
export function jsonObject(field: string, value: unknown): IDataObject | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed = typeof value === 'string' ? parse(field, value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw new InvalidValue(field, 'enter a JSON object, e.g. { "name": "value" }');
}

function parse(field: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw invalidJson(field, error as SyntaxError);
	}
}

function invalidJson(field: string, { message }: SyntaxError): InvalidValue {
	return new InvalidValue(field, `this is not valid JSON: ${message}`);
}
