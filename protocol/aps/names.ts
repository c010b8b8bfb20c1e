/**
 * Names of folders and files. Autodesk does not document how it compares them, so this is our rule, the
 * same wherever names are compared or sent:
 *
 * - Names are the same if they look the same: letter case, Unicode composition (macOS writes `ä` as two
 *   characters, Windows as one) and blanks at the ends do not matter.
 * - A new name is sent composed and without blanks at the ends. Autodesk Support: such blanks cause
 *   problems ("The following special characters aren't allowed with Revit cloud models", 2024).
 *
 * Keys of buckets and objects are addresses, not names: they are sent as entered.
 */

/** Characters that Data Management and Docs reject in names; only the backtick is not in all lists. */
export const FORBIDDEN_IN_NAMES = '<>:"/\\|?*`¢™$®';

/** In characters as people count them. */
export const LONGEST_NAME = 255;

/** How deep folders of ACC and BIM 360 go. */
export const MOST_FOLDER_LEVELS = 25;

/** The form of a name in which it is sent. */
export function newName(entered: string): string {
	return entered.trim().normalize('NFC');
}

/** What Autodesk rejects about a name. */
export type NameProblem =
	| { kind: 'empty' }
	| { kind: 'tooLong'; length: number }
	/** The first such character. */
	| { kind: 'forbidden'; character: string; isControl: boolean };

/** @param name as {@link newName} returns it @returns undefined if Autodesk accepts the name */
export function nameProblem(name: string): NameProblem | undefined {
	const characters = [...name];
	if (characters.length === 0) return { kind: 'empty' };
	if (characters.length > LONGEST_NAME) return { kind: 'tooLong', length: characters.length };
	for (const character of characters) {
		const isControl = isControlCharacter(character);
		if (isControl || FORBIDDEN_IN_NAMES.includes(character)) {
			return { kind: 'forbidden', character, isControl };
		}
	}
	return undefined;
}

/** Line breaks, tab, form feed and the others of C0, and DEL. */
function isControlCharacter(character: string): boolean {
	return character < ' ' || character === '\x7f';
}

/** Names that are the same have the same key; it also suits other text that people compare. */
export function nameKey(name: string): string {
	// Lowercase letters can compose anew, such as those of `İ`.
	return name.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/** Whether two names are the same. */
export function isSameName(a: string, b: string): boolean {
	return nameKey(a) === nameKey(b);
}

/** Whether a name contains a search text. */
export function nameContains(name: string, text: string): boolean {
	return nameKey(name).includes(nameKey(text));
}

/** The compositions of a text, for filters that Autodesk applies character by character. */
export function compositions(text: string): string[] {
	return [...new Set([text.normalize('NFC'), text.normalize('NFD')])];
}

/** An extension in lowercase and as entered, for filters that Autodesk applies character by character. */
export function extensionSpellings(entered: string): string[] {
	return [...new Set([fileExtension(entered), withoutDot(entered.trim())])];
}

/** A file extension as people enter it (`.RVT`, `*.rvt`), in the form in which it is compared: `rvt`. */
export function fileExtension(entered: string): string {
	return withoutDot(nameKey(entered));
}

function withoutDot(extension: string): string {
	return extension.replace(/^\*?\./, '');
}

/**
 * The names in a path of folders, from the top. It may be written with either slash, which no name contains,
 * and begin or end with one; names that are blank are left out.
 */
export function pathNames(path: string): string[] {
	return path
		.split(/[/\\]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

/** Folders above the top folders of a project; their names are IDs. */
const TECHNICAL_FOLDER = /-root-folder$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Whether a folder is above those that people see. */
export function isTechnicalFolder(name: string): boolean {
	return TECHNICAL_FOLDER.test(name);
}
