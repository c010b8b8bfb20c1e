import { InvalidValue } from './invalidValue';

/**
 * A text as its field or an expression gives it, blanks included. Numbers count as they are written.
 *
 * @returns an empty text when there is nothing
 * @throws InvalidValue for a list or an object, which as text would be nonsense
 */
export function plainText(field: string, value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	throw new InvalidValue(field, 'enter a text; this is a list or an object');
}
