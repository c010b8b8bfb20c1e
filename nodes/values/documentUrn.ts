import { parseDocumentUrn } from '../../protocol/aps/documentUrn';
import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { InvalidValue } from './invalidValue';

/**
 * The id of an item or of a version, entered as such or as a link. Turning the one into the other is
 * up to the caller.
 *
 * @param wanted which of them the field asks for, named when the value is neither
 * @throws InvalidValue
 */
export function documentUrn(
	field: string,
	value: string,
	wanted: DocumentUrn['kind'],
): DocumentUrn {
	const link = parseWebLink(value.trim());
	const urn = parseDocumentUrn((link ? idIn(link, wanted) : value) ?? '');
	if (urn !== undefined) return urn;
	const expected = {
		item: 'urn:adsk.wipprod:dm.lineage:…',
		version: 'urn:adsk.wipprod:fs.file:vf.…?version=1',
	}[wanted];
	throw new InvalidValue(field, `"${value.trim()}" is no ${wanted} ID; expected ${expected}`);
}

function idIn({ item, version }: WebLink, wanted: DocumentUrn['kind']): string | undefined {
	return wanted === 'item' ? (item ?? version) : (version ?? item);
}
