import { LookUp } from '../lookUp/lookUp';
import { locationsOf } from '../lookUp/locations';
import { constructionPlaceOf } from './constructionProject';
import { resourceLocator } from './locator';
import type { Locator } from './locator';

/** A location of the project, by name, path or ID. */
export function locationLocator(description: string): Locator {
	return resourceLocator({
		displayName: 'Location',
		name: 'location',
		description,
		search: 'searchLocations',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 5add4375-f223-4201-88b9-8049e68416aa',
		lookUp: new LookUp('By Name', 'e.g. Level 1 > Room 103', (run) =>
			locationsOf(run, constructionPlaceOf(run)),
		),
	});
}
