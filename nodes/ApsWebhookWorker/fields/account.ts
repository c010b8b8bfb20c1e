import type { INodeProperties } from 'n8n-workflow';
import { account as apsAccount } from '../../fields/account';

/** Its list is asked of the worker, which needs no scope. */
export const account: INodeProperties = {
	...apsAccount,
	description: 'The ACC or BIM 360 account. Its hub ID works too.',
};
