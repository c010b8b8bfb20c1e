import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/**
 * Entry of Filters of Data Management.
 *
 * @param placeholder a type that the list may contain, after `e.g.`
 */
export function extensionTypes(
	placeholder: string,
	description: string,
): Parameter<string[] | undefined> {
	return {
		displayName: 'Extension Types',
		name: 'extensionTypes',
		type: 'string',
		default: '',
		placeholder: `e.g. ${placeholder}`,
		description,
		query: 'filter[extension.type]',
		read: read.texts,
	};
}
