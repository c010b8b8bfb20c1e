import type { INodeProperties } from 'n8n-workflow';
import type { ApsRun } from '../parameters/run';
import { guid } from '../values/guid';
import { locatedId, resourceLocator } from './locator';

export const accountUser: INodeProperties = {
	...resourceLocator({
		displayName: 'Account User',
		name: 'accountUser',
		description:
			'The account user. The ID is the GUID in <code>id</code>, not the Autodesk ID in <code>uid</code>.',
		search: 'searchAccountUsers',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	}),
	required: true,
};

/** @throws InvalidValue */
export function accountUserId(run: ApsRun): string {
	return guid(accountUser.displayName, locatedId(run, accountUser.name));
}
