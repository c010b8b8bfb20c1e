import { InvalidValue } from './invalidValue';

/**
 * The value of a switch or of an expression: `true` or `false`, or the same as text. Anything else is
 * rejected.
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
