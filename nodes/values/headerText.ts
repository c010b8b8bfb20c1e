import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/**
 * Text for an HTTP header, which takes printable ASCII only.
 *
 * @returns undefined when the field is empty
 * @throws InvalidValue
 */
export function headerText(field: string, value: unknown): string | undefined {
	const text = plainText(field, value).trim();
	if (text === '') return undefined;
	if (/^[\x20-\x7e]+$/.test(text)) return text;
	throw new InvalidValue(
		field,
		'only letters, digits and signs of ASCII are possible here; write others percent-encoded',
	);
}
