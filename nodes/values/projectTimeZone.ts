import { equivalentTimeZone } from '../../protocol/aps/equivalentTimeZone';
import { InvalidValue } from './invalidValue';
import { timeZone } from './timeZone';

/**
 * The time zone as Autodesk lists it: another IANA name is replaced by the listed one with the same rules.
 *
 * @returns undefined if the field is empty
 * @throws InvalidValue unless it is an IANA name whose rules a listed time zone has
 */
export function projectTimeZone(field: string, value: unknown): string | undefined {
	const name = timeZone(field, value);
	if (name === undefined) return undefined;
	const listed = equivalentTimeZone(name, Date.now());
	if (listed !== undefined) return listed;
	throw new InvalidValue(
		field,
		`Autodesk lists neither "${name}" nor a time zone with the same rules; choose one from the list`,
	);
}
