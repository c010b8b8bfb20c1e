import { isDataManagementId, toDataManagementId } from '../../protocol/aps/ids';
import type { ApsRun } from '../parameters/run';
import { dataManagementId } from '../values/dataManagementId';
import { hubProjectsOf } from '../lookUp/hubProjects';
import { LookUp } from '../lookUp/lookUp';
import { hubId } from './hub';
import { locatedId, locatedIdIfAny, resourceLocator } from './locator';
import type { Locator } from './locator';

const locator = resourceLocator({
	displayName: 'Project',
	name: 'project',
	description: 'The project',
	search: 'searchProjects',
	dependsOn: ['hub'],
	idPlaceholder: 'e.g. b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	linkPlaceholder: 'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…',
	lookUp: new LookUp('By Name', 'e.g. Tower A', (run) => hubProjectsOf(run.aps, hubId(run)), {
		isId: (text) => isDataManagementId(toDataManagementId(text)),
	}),
});

export const project: Locator = { ...locator, required: true };

/** For operations on something in a project, whose link names the project too. */
export const projectOrLink: Locator = {
	...locator,
	description: 'The project. Leave it empty if you enter a link below that contains it.',
};

/** @returns the id with its `b.` or `a.` @throws InvalidValue */
export function projectId(run: ApsRun): string {
	return dataManagementId(run, 'Project', locatedId(run, locator.name));
}

/** As {@link projectId}, where the project is optional. */
export function projectIdIfAny(run: ApsRun): string | undefined {
	const id = locatedIdIfAny(run, locator.name);
	return id === undefined ? undefined : dataManagementId(run, 'Project', id);
}
