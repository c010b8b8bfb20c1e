import { parseDocumentUrn } from '../../shared/protocol/documentUrn';
import type { DocumentUrn } from '../../shared/protocol/documentUrn';
import { InvalidValue } from '../invalidValue';

/**
 * The id of an item or of a version; which of them is for the caller to turn into what it needs.
 *
 * @param wanted which of them the field asks for, named when the value is neither
 * @throws InvalidValue
 */
export function documentUrn(
	field: string,
	value: string,
	wanted: DocumentUrn['kind'],
): DocumentUrn {
	const urn = parseDocumentUrn(value);
	if (urn !== undefined) return urn;
	const expected = {
		item: 'urn:adsk.wipprod:dm.lineage:…',
		version: 'urn:adsk.wipprod:fs.file:vf.…?version=1',
	}[wanted];
	throw new InvalidValue(field, `"${value.trim()}" is no ${wanted} ID; expected ${expected}`);
}
