import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const projectUser: Resource = {
	name: 'Project User',
	value: 'projectUser',
	operations: [create, getAll, update],
};
