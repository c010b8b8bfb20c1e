import type { INodeProperties } from 'n8n-workflow';
import type { ApsRun } from '../parameters/run';
import { userId } from '../values/userId';
import { locatedId, resourceLocator } from './locator';

export const projectUser: INodeProperties = {
	...resourceLocator({
		displayName: 'Project User',
		name: 'projectUser',
		description: 'The project user, by ID or Autodesk ID',
		search: 'searchProjectUsers',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687 or 7KJX2MPQ4RTZ',
	}),
	required: true,
};

/** @returns the ACC ID (a GUID) or the Autodesk ID; Autodesk accepts both @throws InvalidValue */
export function projectUserId(run: ApsRun): string {
	return userId(projectUser.displayName, locatedId(run, projectUser.name));
}
