import { LookUp } from '../lookUp/lookUp';
import { locationsOf } from '../lookUp/locations';
import { defineParameter, groupParameters } from '../parameters/parameter';
import type { ParameterGroup } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { QueryValue } from '../../protocol/aps/request';
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

const includeSublocations = defineParameter({
	displayName: 'Include Sublocations',
	name: 'includeSublocations',
	type: 'boolean',
	default: true,
	description: 'Whether Location also means the locations below it',
	read: read.boolean,
});

/**
 * Entries of Filters: a location, by default with those below it.
 *
 * @param queryFor what the request says about the location with this ID, with or without those below it
 */
export function locationFilter(
	description: string,
	queryFor: (id: string, isDeep: boolean) => Readonly<Record<string, QueryValue>>,
): ParameterGroup {
	const location = defineParameter({ ...locationLocator(description), read: read.guid });
	return groupParameters(
		{ location, includeSublocations },
		{ mergeInto: 'query' },
		({ location: id, includeSublocations: isDeep = true }) =>
			id === undefined ? undefined : queryFor(id, isDeep),
	);
}
