import { InvalidValue } from './invalidValue';

/**
 * The object, if Autodesk accepts its size.
 *
 * @param limit bytes as JSON that it must stay below
 * @throws InvalidValue
 */
export function smallJson<Value extends object>(
	field: string,
	object: Value,
	limit: number,
): Value {
	const bytes = Buffer.byteLength(JSON.stringify(object));
	if (bytes < limit) return object;
	throw new InvalidValue(field, `use less than ${limit} bytes; these are ${bytes}`);
}
