import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';
import { remove } from './remove';
import { set } from './set';

export const folderPermission: Resource = {
	name: 'Folder Permission',
	value: 'folderPermission',
	operations: [getAll, remove, set],
};
