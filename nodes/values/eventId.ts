import { InvalidValue } from './invalidValue';
import { plainText } from './plainText';

/** The ID of a webhook system or event, e.g. `dm.version.added`, or a pattern such as `dm.*`. */
export function eventId(field: string, value: unknown): string {
	const id = plainText(field, value).trim();
	if (/^[\w.*-]+$/.test(id) && !/^\.+$/.test(id)) return id;
	throw new InvalidValue(
		field,
		`"${id}" is not an ID; use letters, digits, dots, hyphens and *, e.g. dm.version.added`,
	);
}
