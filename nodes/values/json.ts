import { InvalidValue } from './invalidValue';

/** @throws InvalidValue with the parser's reason */
export function parseJson(field: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw invalidJson(field, error as SyntaxError);
	}
}

function invalidJson(field: string, { message }: SyntaxError): InvalidValue {
	return new InvalidValue(field, `this is not valid JSON: ${message}`);
}
