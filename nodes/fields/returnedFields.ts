import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { optionsFromNames } from './optionsFromNames';
import { isSimplified } from './simplify';

/**
 * Entry of Options, for raw records only: the short form needs its own fields.
 *
 * @param names fields that Autodesk leaves out unless asked for
 * @param query the key that the service reads them from
 */
export function returnedFields(
	names: readonly string[],
	query: 'field' | 'fields',
): Parameter<string[] | undefined> {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: optionsFromNames(names),
		default: [],
		displayOptions: { show: { '/simplify': [false] } },
		description: 'The fields to return beside the ID. Left empty, Autodesk chooses.',
		query,
		read: (entered, parameter, run) =>
			isSimplified(run) ? undefined : read.choices(entered, parameter, run),
	};
}
