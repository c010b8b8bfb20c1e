import { readLocations } from '../apsLists/locations';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The locations of a project, by their names or their paths. */
export function locationsOf({ aps }: Pick<ApsRun, 'aps'>, place: ProjectPlace): NamedList {
	const client = aps.for({
		action: 'List Locations',
		scopes: ['data:read'],
		advice: teamAdvice('locations'),
	});
	return {
		key: listKey(client, 'locations', place.projectId, place.region),
		thing: 'location',
		place: 'in the project',
		by: 'name',
		hint: 'Enter the path if several have the name: Level 1 > Room 103',
		readAll: async () =>
			(await readLocations(client, place)).flatMap(({ id, name, path, level }): Named[] =>
				level === 1
					? [{ id, name }]
					: [
							{ id, name, detail: path },
							{ id, name: path },
						],
			),
	};
}
