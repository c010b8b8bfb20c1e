import { userId } from '../values/userId';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { projectPeopleOf } from './projectUsers';
import { idOfTheOne } from './theOne';

/**
 * The Autodesk IDs of people who were entered by email address or by ID.
 *
 * @param field label of the field, for errors
 * @throws InvalidValue if not exactly one member of the project has the email address
 */
export async function peopleIds(
	{ aps, directories }: Pick<ApsRun, 'aps' | 'directories'>,
	place: ProjectPlace,
	field: string,
	entries: readonly string[],
): Promise<string[]> {
	const list = projectPeopleOf(aps, place);
	const ids: string[] = [];
	for (const entry of entries) {
		ids.push(
			entry.includes('@')
				? await idOfTheOne(directories, list, field, entry)
				: userId(field, entry),
		);
	}
	return [...new Set(ids)];
}
