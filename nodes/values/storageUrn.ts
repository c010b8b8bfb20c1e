import { parseStorageUrn } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';

/** The ID of a storage object, as returned by Create Storage. @throws InvalidValue */
export function storageUrn(field: string, value: unknown): string {
	const id = String(value ?? '').trim();
	if (parseStorageUrn(id) !== undefined) return id;
	throw new InvalidValue(
		field,
		`"${id}" is not a storage ID; expected urn:adsk.objects:os.object:<bucket key>/<object key>`,
	);
}
