import { InvalidValue } from './invalidValue';

/**
 * One of the two ids of a person: the ACC id (a GUID) or the Autodesk id (a short text such as
 * `7KJX2MPQ4RTZ`).
 *
 * @throws InvalidValue for anything else, e.g. a name or an e-mail address
 */
export function userId(field: string, id: string): string {
	if (/^[\w-]+$/.test(id)) return id;
	throw new InvalidValue(field, `"${id}" is not a user ID; expected a GUID or an Autodesk ID`);
}
