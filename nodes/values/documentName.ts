import { InvalidValue } from './invalidValue';
import { isNoText } from './isNoText';

/** Characters that Data Management rejects in names. Sources disagree about quotes, so Autodesk decides. */
const FORBIDDEN = '<>:"/\\|?*¢™$®';
const FORBIDDEN_CONTROLS = '\n\r\t\0\f';

const LONGEST = 255;

/** As {@link documentName}. @returns undefined when the field is empty or was not added */
export function optionalDocumentName(field: string, value: unknown): string | undefined {
	return String(value ?? '') === '' ? undefined : documentName(field, value);
}

/**
 * The name of a folder or file, exactly as entered.
 *
 * @throws InvalidValue also when there is none
 */
export function documentName(field: string, value: unknown): string {
	const name = String(value ?? '');
	if (isNoText(value)) throw new InvalidValue(field, 'enter text, not an object or a list');
	const characters = [...name];
	if (name.trim() === '') throw new InvalidValue(field, 'enter a name');
	if (characters.length > LONGEST) {
		throw new InvalidValue(
			field,
			`use at most ${LONGEST} characters; "${characters.slice(0, 40).join('')}…" has ${characters.length}`,
		);
	}
	const wrong = characters.find((char) => (FORBIDDEN + FORBIDDEN_CONTROLS).includes(char));
	if (wrong === undefined) return name;
	const shown = FORBIDDEN.includes(wrong) ? wrong : 'a line break, tab or other control character';
	throw new InvalidValue(
		field,
		`"${name}" contains ${shown}; names cannot contain control characters or any of ${[...FORBIDDEN].join(' ')}`,
	);
}
