import { InvalidValue } from './invalidValue';

/**
 * The text of a field or expression, including surrounding whitespace. Numbers are converted to text.
 *
 * @returns an empty string if there is nothing
 * @throws InvalidValue for a list or an object, which has no useful text form
 */
export function plainText(field: string, value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	throw new InvalidValue(field, 'enter text, not a list or an object');
}
