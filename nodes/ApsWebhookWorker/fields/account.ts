import type { INodeProperties } from 'n8n-workflow';
import { account as apsAccount } from '../../fields/account';
import { withoutNames } from '../../fields/locator';
import { withNames } from './byName';

/** The worker provides the list, so no scope is needed. */
export const account: INodeProperties = {
	...withNames(withoutNames(apsAccount), 'e.g. Example Contractors'),
	description: 'The ACC or BIM 360 account. Its hub ID works too.',
};
