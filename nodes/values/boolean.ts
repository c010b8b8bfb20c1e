import { InvalidValue } from './invalidValue';

/**
 * A switch, as its field or an expression gives it: `true` or `false`, also as text. Anything else is
 * refused rather than guessed at.
 *
 * @returns undefined when the field was not added
 * @throws InvalidValue
 */
export function boolean(field: string, value: unknown): boolean | undefined {
	if (value === undefined) return undefined;
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InvalidValue(field, `"${String(value)}" is neither true nor false`);
}
