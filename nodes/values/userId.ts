import { InvalidValue } from './invalidValue';

/**
 * One of a user's two IDs: the ACC ID (a GUID) or the Autodesk ID (short text such as
 * `7KJX2MPQ4RTZ`).
 *
 * @throws InvalidValue for anything else, e.g. a name or an email address
 */
export function userId(field: string, id: string): string {
	if (/^[\w-]+$/.test(id)) return id;
	throw new InvalidValue(field, `"${id}" is not a user ID; expected a GUID or an Autodesk ID`);
}
