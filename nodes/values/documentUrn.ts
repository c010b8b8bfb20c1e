import { parseDocumentUrn } from '../../protocol/aps/documentUrn';
import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { InvalidValue } from './invalidValue';

/**
 * The ID of a file or file version, entered as such or as a link. The caller converts one into the
 * other.
 *
 * @param wanted which of them the field expects; the error names it
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
		file: 'urn:adsk.wipprod:dm.lineage:…',
		fileVersion: 'urn:adsk.wipprod:fs.file:vf.…?version=1',
	}[wanted];
	const label = wanted === 'file' ? 'file' : 'file version';
	throw new InvalidValue(field, `"${value.trim()}" is not a ${label} ID; expected ${expected}`);
}

function idIn({ file, fileVersion }: WebLink, wanted: DocumentUrn['kind']): string | undefined {
	return wanted === 'file' ? (file ?? fileVersion) : (fileVersion ?? file);
}
