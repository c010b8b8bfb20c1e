import { toUrn } from '../../protocol/aps/ids';
import { parseWebLink } from '../../protocol/aps/webLink';
import { InvalidValue } from './invalidValue';

/**
 * A folder ID in Autodesk's form, `urn:adsk.wipprod:fs.folder:co.…`, from an ID or a pasted link. Autodesk's formal
 * description also shows `urn:adsk.wipprod:dm.folder:…`.
 *
 * @throws InvalidValue
 */
export function folderUrn(field: string, value: unknown): string {
	const text = String(value ?? '').trim();
	const id = parseWebLink(text)?.folder ?? toUrn(text);
	if (/^urn:adsk\.[^\s?]+:(fs|dm)\.folder:[^\s?]+$/.test(id)) return id;
	throw new InvalidValue(
		field,
		`"${text}" is not a folder ID; expected urn:adsk.wipprod:fs.folder:co.…`,
	);
}
