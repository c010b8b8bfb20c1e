import { InvalidValue } from '../../shared/operations/invalidValue';

/** A complete http or https URL, returned as entered. @throws InvalidValue */
export function httpUrl(field: string, value: string): string {
	const text = value.trim();
	if (/^https?:\/\/[^/\s]+\S*$/i.test(text) && URL.canParse(text)) return text;
	throw new InvalidValue(field, 'enter a complete URL that begins with https://');
}
