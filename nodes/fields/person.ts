import { LookUp } from '../lookUp/lookUp';
import { projectPeopleOf } from '../lookUp/projectUsers';
import { locatorText } from '../parameters/locatorText';
import type { Reader } from '../parameters/parameter';
import { InvalidValue } from '../values/invalidValue';
import { userId } from '../values/userId';
import { constructionPlaceOf } from './constructionProject';
import { resourceLocator } from './locator';
import type { Locator } from './locator';

/**
 * A member of the project, by email address or Autodesk ID.
 *
 * @param name of the parameter, as there may be several
 */
export function personLocator(displayName: string, name: string, description: string): Locator {
	return resourceLocator({
		displayName,
		name,
		description: `${description}. The list, and entering an email address, need the scope account:read.`,
		search: 'searchProjectPeople',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 7KJX2MPQ4RTZ',
		lookUp: new LookUp('By Email', 'name@email.com', (run) =>
			projectPeopleOf(run.aps, constructionPlaceOf(run)),
		),
	});
}

/** Reads an Autodesk ID; undefined for an empty field. */
export const readPerson: Reader<string | undefined> = (entered, { displayName }) => {
	const id = locatorText(entered);
	if (id === '') return undefined;
	if (id.includes('@')) {
		throw new InvalidValue(
			displayName,
			`"${id}" is an email address; choose By Email to enter one`,
		);
	}
	return userId(displayName, id);
};
