import { parseStorageUrn } from '../../protocol/aps/ids';
import type { ObjectAddress } from '../../protocol/aps/objectAddress';
import { InvalidValue } from './invalidValue';

/** The ID of a storage object, as returned by Create Storage. @throws InvalidValue */
export function storageUrn(field: string, value: unknown): string {
	storageAddress(field, value);
	return String(value).trim();
}

/** The bucket and the key in the ID of a storage object. @throws InvalidValue */
export function storageAddress(field: string, value: unknown): ObjectAddress {
	const id = String(value ?? '').trim();
	const address = parseStorageUrn(id);
	if (address !== undefined) return address;
	throw new InvalidValue(
		field,
		`"${id}" is not a storage ID; expected urn:adsk.objects:os.object:<bucket key>/<object key>`,
	);
}
