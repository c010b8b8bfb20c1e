import type { Resource } from '../operation';
import { get } from './get';
import { getContents } from './getContents';

export const folder: Resource = {
	name: 'Folder',
	value: 'folder',
	operations: [get, getContents],
};
