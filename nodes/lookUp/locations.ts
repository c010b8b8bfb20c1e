import { readLocations, readLocationTree } from '../apsLists/locations';
import type { Location, LocationTree } from '../apsLists/locations';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';
import { OncePerRun } from './oncePerRun';

/** The locations of a project, by their names or their paths. */
export function locationsOf({ aps }: Pick<ApsRun, 'aps'>, place: ProjectPlace): NamedList {
	const client = locationsClient(aps);
	return {
		key: listKey(client, 'locations', place.projectId, place.region),
		thing: 'location',
		place: 'in the project',
		by: 'name',
		hint: 'Enter the path if several have the name: Level 1 > Room 103',
		readAll: async () => namedLocations(await readLocations(client, place)),
	};
}

/** Locations below others have two names: their own and their path. */
export function namedLocations(locations: readonly Location[]): Named[] {
	return locations.flatMap(({ id, name, path, level }): Named[] =>
		level === 1
			? [{ id, name }]
			: [
					{ id, name, detail: path },
					{ id, name: path },
				],
	);
}

const trees = new OncePerRun<LocationTree>();

/** The tree of locations, read once for each execution. Whoever adds a location adds it there too. */
export async function locationTreeOf(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	place: ProjectPlace,
): Promise<LocationTree> {
	const client = locationsClient(aps);
	const key = listKey(client, 'location tree', place.projectId, place.region);
	return await trees.get(directories, key, async () => await readLocationTree(client, place));
}

/** The tree as it is now. */
export async function currentLocationTree(
	{ aps }: Pick<ApsRun, 'aps'>,
	place: ProjectPlace,
): Promise<LocationTree> {
	return await readLocationTree(locationsClient(aps), place);
}

function locationsClient(aps: ApsClient): ApsClient {
	return aps.for({
		action: 'List Locations',
		scopes: ['data:read'],
		advice: teamAdvice('locations'),
	});
}
