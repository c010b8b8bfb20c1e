import { isDataManagementId, toDataManagementId } from '../../protocol/aps/ids';
import { hubOfProject } from '../lookUp/hubOfProject';
import { hubsOf } from '../lookUp/hubs';
import { LookUp } from '../lookUp/lookUp';
import type { ApsRun } from '../parameters/run';
import { dataManagementId } from '../values/dataManagementId';
import { locatedId, locatedIdIfAny, resourceLocator } from './locator';
import type { Locator } from './locator';

const lookUp = new LookUp('By Name', 'e.g. Example Contractors', ({ aps }) => hubsOf(aps), {
	isId: (text) => isDataManagementId(toDataManagementId(text)),
});

const locator = resourceLocator({
	displayName: 'Hub',
	name: 'hub',
	description: 'The hub: an ACC or BIM 360 account, a team or a personal hub',
	search: 'searchHubs',
	idPlaceholder: 'e.g. b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	linkPlaceholder: 'e.g. https://acc.autodesk.com/account-admin/projects/accounts/1f3e5a77-…',
	lookUp,
});

export const hub: Locator = { ...locator, required: true };

/** For operations on a project, which belongs to exactly one hub. */
export const hubOrProject: Locator = {
	...locator,
	description:
		'The hub: an ACC or BIM 360 account, a team or a personal hub. Leave it empty if you enter the project by its ID or link: its hub is then looked up.',
	lookUp: lookUp.orImplied(async (run) => {
		if (locatedIdIfAny(run, locator.name) !== undefined) return undefined;
		const project = locatedIdIfAny(run, 'project');
		if (project === undefined) return undefined;
		return await hubOfProject(run.aps, run.directories, dataManagementId(run, 'Project', project));
	}),
};

/** For operations that do not send the hub, but whose lists depend on it. */
export const hubForLists: Locator = {
	...locator,
	description: 'Only needed to choose the project from a list, or to enter it by name',
};

/** For webhooks, whose region is that of the hub. */
export const hubForRegion: Locator = {
	...locator,
	description:
		'Needed to choose the project from a list or enter it by name, and to find the region of the events',
};

/** Why the list may be empty: Autodesk returns no reason. */
export const NO_HUB_IN_REACH =
	'This credential has access to no hub. For ACC and BIM 360, an account admin must add the client ID under Account Admin > Custom Integrations.';

/** @returns the id with its `b.` or `a.` @throws InvalidValue */
export function hubId(run: ApsRun): string {
	return dataManagementId(run, 'Hub', locatedId(run, locator.name));
}

/** As {@link hubId}, where the hub is optional. */
export function hubIdIfAny(run: ApsRun): string | undefined {
	const id = locatedIdIfAny(run, locator.name);
	return id === undefined ? undefined : dataManagementId(run, 'Hub', id);
}

/** The hub of a project: the one entered, else the one that contains it. @throws InvalidValue */
export async function hubIdOf(run: ApsRun, projectId: string): Promise<string> {
	return hubIdIfAny(run) ?? (await hubOfProject(run.aps, run.directories, projectId));
}
