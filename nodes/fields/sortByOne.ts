import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { InvalidValue } from '../values/invalidValue';
import { adminSort } from './sort';

/**
 * Sort order of a list that Autodesk sorts by a single field, e.g. `name asc`.
 *
 * @param names fields that Autodesk can sort by
 * @param usual the order if none is chosen
 */
export function sortByOne(names: readonly string[], usual: string): Parameter<string> {
	const byField = adminSort(names);
	return defineParameter({
		...byField,
		read: (entered, parameter, run) => {
			const [field = usual, ...others] = byField.read(entered, parameter, run);
			if (others.length === 0) return field;
			throw new InvalidValue(parameter.displayName, 'Autodesk sorts this list by one field');
		},
	});
}
