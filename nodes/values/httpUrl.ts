import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/** A complete http or https URL, returned as entered. @throws InvalidValue */
export function httpUrl(field: string, value: unknown): string {
	const text = plainText(field, value).trim();
	if (/^https?:\/\/[^/\s]+\S*$/i.test(text) && URL.canParse(text)) return text;
	throw new InvalidValue(field, 'enter a complete URL that begins with https://');
}
