import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const accountProject: Resource = {
	name: 'Account Project',
	value: 'accountProject',
	operations: [create, getAll, update],
};
