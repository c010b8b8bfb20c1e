import type { ApsRun } from '../parameters/run';
import { guid } from '../values/guid';
import { userId } from '../values/userId';
import { accountUsersOf } from '../lookUp/accountUsers';
import { LookUp } from '../lookUp/lookUp';
import { accountPlaceOf } from './accountPlace';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

export const accountUser: Locator = {
	...resourceLocator({
		displayName: 'Account User',
		name: 'accountUser',
		description:
			'The account user. The ID is the GUID in <code>id</code>, not the Autodesk ID in <code>uid</code>.',
		search: 'searchAccountUsers',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
		lookUp: new LookUp('By Email', 'name@email.com', (run) =>
			accountUsersOf(run.aps, accountPlaceOf(run)),
		),
	}),
	required: true,
};

/** For `construction/admin`, which accepts both IDs of a person. */
export const accountUserByEitherId: Locator = {
	...accountUser,
	description: 'The account user. The ID can also be the Autodesk ID.',
};

/** @returns the ACC ID (a GUID) or the Autodesk ID @throws InvalidValue */
export function eitherAccountUserId(run: ApsRun): string {
	return userId(accountUser.displayName, locatedId(run, accountUser.name));
}

/** @throws InvalidValue */
export function accountUserId(run: ApsRun): string {
	return guid(accountUser.displayName, locatedId(run, accountUser.name));
}
