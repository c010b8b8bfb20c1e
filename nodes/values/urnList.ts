import { toUrn } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';
import { textList } from './textList';

/**
 * The IDs in comma-separated text or a list, each an Autodesk URN.
 *
 * @throws InvalidValue
 */
export function urnList(field: string, value: unknown): string[] {
	return textList(value).map((entry) => {
		const urn = toUrn(entry);
		if (/^urn:adsk\.[^\s:]+:\S+$/.test(urn)) return urn;
		throw new InvalidValue(
			field,
			`"${entry}" is not an ID; expected urn:adsk.wipprod:fs.folder:co.… or urn:adsk.wipprod:dm.lineage:…`,
		);
	});
}
