import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/**
 * Text for an HTTP header: printable ASCII only.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue
 */
export function headerText(field: string, value: unknown): string | undefined {
	const text = plainText(field, value).trim();
	if (text === '') return undefined;
	if (/^[\x20-\x7e]+$/.test(text)) return text;
	throw new InvalidValue(field, 'use printable ASCII characters only; percent-encode all others');
}
