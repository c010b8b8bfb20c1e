import { isGuid, toAdminId } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';

/**
 * An ID of account administration: a bare GUID. Also accepts the Data Management form (`b.<GUID>`).
 *
 * @throws InvalidValue
 */
export function guid(field: string, value: string): string {
	const id = toAdminId(value);
	if (!isGuid(id)) {
		throw new InvalidValue(
			field,
			`"${id}" is not an ID; expected a GUID, e.g. 1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21`,
		);
	}
	return id;
}
