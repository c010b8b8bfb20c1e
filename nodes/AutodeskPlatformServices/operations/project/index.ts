import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getHub } from './getHub';
import { getTopFolders } from './getTopFolders';

export const project: Resource = {
	name: 'Project',
	value: 'project',
	operations: [get, getAll, getHub, getTopFolders],
};
