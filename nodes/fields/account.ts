import { accountsOf } from '../lookUp/hubs';
import { LookUp } from '../lookUp/lookUp';
import type { Run } from '../parameters/run';
import { guid } from '../values/guid';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

const locator = resourceLocator({
	displayName: 'Account',
	name: 'account',
	description:
		'The ACC or BIM 360 account. The hub ID also works. The list and names need the scope data:read.',
	search: 'searchAccounts',
	idPlaceholder: 'e.g. 1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	linkPlaceholder: 'e.g. https://acc.autodesk.com/account-admin/projects/accounts/1f3e5a77-…',
	lookUp: new LookUp('By Name', 'e.g. Example Contractors', ({ aps }) => accountsOf(aps)),
});

export const account: Locator = { ...locator, required: true };

/** For operations that do not send the account, but whose lists depend on it. */
export const accountForLists: Locator = {
	...locator,
	description:
		'Only needed to choose from lists, or to enter something by name. The hub ID also works. The list and names need the scope data:read.',
};

/** @returns a bare GUID, even if a hub's `b.<GUID>` was entered @throws InvalidValue */
export function accountId(run: Run): string {
	return guid(locator.displayName, locatedId(run, locator.name, ['hub']));
}
