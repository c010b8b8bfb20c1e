import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const accountProject: Resource = {
	name: 'Account Project',
	value: 'accountProject',
	operations: [create, get, getAll, update],
};
