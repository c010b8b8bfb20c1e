import { MOST_FOLDER_LEVELS, pathNames } from '../../protocol/aps/names';
import { documentName } from './documentName';
import { InvalidValue } from './invalidValue';
import { isNoText } from './isNoText';

/**
 * The names in a path of folders to create, in the form in which they are sent.
 *
 * @throws InvalidValue also for a name on the way that Autodesk would refuse
 */
export function folderPath(field: string, value: unknown): string[] {
	if (isNoText(value)) throw new InvalidValue(field, 'enter text, not an object or a list');
	const names = pathNames(String(value ?? ''));
	if (names.length === 0) throw new InvalidValue(field, 'enter a path, e.g. Drawings/Sections');
	if (names.length > MOST_FOLDER_LEVELS) {
		throw new InvalidValue(
			field,
			`${names.length} levels are too many; Autodesk allows ${MOST_FOLDER_LEVELS}`,
		);
	}
	return names.map((name) => documentName(field, name));
}
