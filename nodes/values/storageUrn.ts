import { parseStorageUrn } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';

/** The id of a storage object, as Create Storage returns it. @throws InvalidValue */
export function storageUrn(field: string, value: unknown): string {
	const id = String(value ?? '').trim();
	if (parseStorageUrn(id) !== undefined) return id;
	throw new InvalidValue(
		field,
		`"${id}" is not a storage ID; expected urn:adsk.objects:os.object:<bucket key>/<object key>`,
	);
}
