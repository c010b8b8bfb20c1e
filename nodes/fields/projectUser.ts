import type { ApsRun } from '../parameters/run';
import { userId } from '../values/userId';
import { LookUp } from '../lookUp/lookUp';
import { projectUsersOf } from '../lookUp/projectUsers';
import { accountProjectId } from './accountProject';
import { accountRegionOf } from './accountRegion';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

const lookUp = new LookUp('By Email', 'name@email.com', (run) => {
	const place = { projectId: accountProjectId(run), region: accountRegionOf(run) };
	return projectUsersOf(run.aps, place);
});

export const projectUser: Locator = {
	...resourceLocator({
		displayName: 'Project User',
		name: 'projectUser',
		description: 'The project user. The ID can also be the Autodesk ID.',
		search: 'searchProjectUsers',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687 or 7KJX2MPQ4RTZ',
		lookUp,
	}),
	required: true,
};

/** For removing somebody who may have left already. */
export const possibleProjectUser: Locator = { ...projectUser, lookUp: lookUp.forPossible() };

/** @returns the ACC ID (a GUID) or the Autodesk ID; Autodesk accepts both @throws InvalidValue */
export function projectUserId(run: ApsRun): string {
	return userId(projectUser.displayName, locatedId(run, projectUser.name));
}
