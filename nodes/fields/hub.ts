import type { INodeProperties } from 'n8n-workflow';
import type { ApsRun } from '../parameters/run';
import { dataManagementId } from '../values/dataManagementId';
import { locatedId, locatedIdIfAny, resourceLocator } from './locator';

const locator = resourceLocator({
	displayName: 'Hub',
	name: 'hub',
	description: 'The hub: an ACC or BIM 360 account, a team or a personal hub',
	search: 'searchHubs',
	idPlaceholder: 'e.g. b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	linkPlaceholder: 'e.g. https://acc.autodesk.com/account-admin/projects/accounts/1f3e5a77-…',
});

export const hub: INodeProperties = { ...locator, required: true };

/** For operations that do not send the hub, but whose lists depend on it. */
export const hubForLists: INodeProperties = {
	...locator,
	description: 'Only needed to choose the project from a list, or to enter it by name',
};

/** For webhooks, whose region is that of the hub. */
export const hubForRegion: INodeProperties = {
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
