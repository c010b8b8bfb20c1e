import { FORBIDDEN_IN_NAMES, LONGEST_NAME, nameProblem, newName } from '../../protocol/aps/names';
import { InvalidValue } from './invalidValue';
import { isNoText } from './isNoText';

/** As {@link documentName}. @returns undefined when the field is empty or was not added */
export function optionalDocumentName(field: string, value: unknown): string | undefined {
	return String(value ?? '') === '' ? undefined : documentName(field, value);
}

/**
 * The name of a new folder or file, in the form in which it is sent.
 *
 * @throws InvalidValue also when there is none
 */
export function documentName(field: string, value: unknown): string {
	if (isNoText(value)) throw new InvalidValue(field, 'enter text, not an object or a list');
	const name = newName(String(value ?? ''));
	const problem = nameProblem(name);
	switch (problem?.kind) {
		case undefined:
			return name;
		case 'empty':
			throw new InvalidValue(field, 'enter a name');
		case 'tooLong':
			throw new InvalidValue(
				field,
				`use at most ${LONGEST_NAME} characters; "${[...name].slice(0, 40).join('')}…" has ${problem.length}`,
			);
		case 'forbidden': {
			const { character, isControl } = problem;
			const shown = isControl ? 'a line break, tab or other control character' : character;
			throw new InvalidValue(
				field,
				`"${name}" contains ${shown}; names cannot contain control characters or any of ${[...FORBIDDEN_IN_NAMES].join(' ')}`,
			);
		}
	}
}
