import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';

export const businessUnit: Resource = {
	name: 'Business Unit',
	value: 'businessUnit',
	operations: [create, getAll],
};
