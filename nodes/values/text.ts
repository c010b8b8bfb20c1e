import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/** @throws InvalidValue when the text is empty or longer than Autodesk takes */
export function requiredText(field: string, value: unknown, maxLength: number): string {
	const text = optionalText(field, value, maxLength);
	if (text === undefined) throw new InvalidValue(field, 'enter a text');
	return text;
}

/** @returns undefined when the field is empty @throws InvalidValue when it is too long */
export function optionalText(field: string, value: unknown, maxLength: number): string | undefined {
	const text = plainText(field, value).trim();
	if (text.length > maxLength) {
		throw new InvalidValue(field, `use at most ${maxLength} characters; these are ${text.length}`);
	}
	return text === '' ? undefined : text;
}
