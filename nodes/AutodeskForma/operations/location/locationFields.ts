import { resourceLocator } from '../../../fields/locator';
import { teamAdvice } from '../../../fields/teamAdvice';
import { LocationFinder } from '../../../lookUp/locationFinder';

/** What to do about a refused call of locations. */
export const locationAdvice: Readonly<Record<number, string>> = {
	...teamAdvice('locations'),
	403: `${teamAdvice('locations')[403]}. Only project admins and people with that permission change locations`,
};

/** A location that others are below of, or next to. @param name of the parameter */
export function treeLocation(displayName: string, name: string, description: string) {
	return resourceLocator({
		displayName,
		name,
		description,
		search: 'searchLocations',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 5add4375-f223-4201-88b9-8049e68416aa',
		lookUp: new LocationFinder(),
	});
}
