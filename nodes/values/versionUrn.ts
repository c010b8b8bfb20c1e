import { documentUrn } from './documentUrn';
import { InvalidValue } from './invalidValue';

/**
 * The ID of a file version, entered as such or as a link, where the ID of a file is of no use.
 *
 * @throws InvalidValue
 */
export function versionUrn(field: string, entered: unknown): string {
	const { kind, id } = documentUrn(field, String(entered ?? ''), 'fileVersion');
	if (kind === 'fileVersion') return id;
	throw new InvalidValue(field, `"${id}" is a file; enter the ID of one of its versions`);
}
