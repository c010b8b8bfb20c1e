import { InvalidValue } from './invalidValue';

/**
 * A whole number within bounds, from a number field or an expression.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue
 */
export function integer(
	field: string,
	value: unknown,
	min: number,
	max: number,
): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const number = Number(value);
	if (Number.isInteger(number) && number >= min && number <= max) return number;
	throw new InvalidValue(
		field,
		`"${String(value)}" is out of range; use a whole number from ${min} to ${max}`,
	);
}
