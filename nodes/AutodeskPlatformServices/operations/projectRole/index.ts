import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';

export const projectRole: Resource = {
	name: 'Project Role',
	value: 'projectRole',
	operations: [getAll],
};
