import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';

export const customAttribute: Resource = {
	name: 'Custom Attribute',
	value: 'customAttribute',
	operations: [create, getAll],
};
