import type { ApsRun } from '../parameters/run';
import { guid } from '../values/guid';
import { accountProjectsOf } from '../lookUp/accountProjects';
import { LookUp } from '../lookUp/lookUp';
import { accountPlaceOf } from './accountPlace';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

/** A project in account administration. A link to its files also works. */
export const accountProject: Locator = {
	...resourceLocator({
		displayName: 'Project',
		name: 'project',
		description: 'The project. The ID works with or without <code>b.</code>.',
		search: 'searchAccountProjects',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
		linkPlaceholder: 'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…',
		lookUp: new LookUp('By Name', 'e.g. Tower A', (run) =>
			accountProjectsOf(run.aps, accountPlaceOf(run)),
		),
	}),
	required: true,
};

/** @returns a bare GUID, even if `b.<GUID>` was entered @throws InvalidValue */
export function accountProjectId(run: ApsRun): string {
	return guid(accountProject.displayName, locatedId(run, accountProject.name));
}
