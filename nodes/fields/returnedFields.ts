import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { optionsFromNames } from './optionsFromNames';
import { isSimplified, shownForRaw } from './simplify';

/**
 * Entry of Options, for raw records only: the short form needs specific fields.
 *
 * @param names fields that Autodesk omits unless they are requested
 * @param query the query key that the service uses for them
 * @param listedBy the method that lists them, such as `getIssueFields`
 */
export function returnedFields(
	names: readonly string[],
	query: 'field' | 'fields',
	listedBy: string,
): Parameter<string[] | undefined> {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: optionsFromNames(names),
		listedBy,
		default: [],
		...shownForRaw,
		description: 'The fields to return in addition to the ID. If empty, Autodesk chooses.',
		query,
		read: (entered, parameter, run) =>
			isSimplified(run) ? undefined : read.choices(entered, parameter, run),
	};
}
