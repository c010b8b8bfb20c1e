import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/** @throws InvalidValue if the text is empty or longer than Autodesk accepts */
export function requiredText(field: string, value: unknown, maxLength: number): string {
	const text = optionalText(field, value, maxLength);
	if (text === undefined) throw new InvalidValue(field, 'enter text');
	return text;
}

/** @returns undefined if the field is empty @throws InvalidValue if the text is too long */
export function optionalText(field: string, value: unknown, maxLength: number): string | undefined {
	const text = plainText(field, value).trim();
	if (text.length > maxLength) {
		throw new InvalidValue(field, `use at most ${maxLength} characters, not ${text.length}`);
	}
	return text === '' ? undefined : text;
}
