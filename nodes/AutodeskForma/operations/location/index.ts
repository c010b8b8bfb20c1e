import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getTree } from './getTree';

export const location: Resource = {
	name: 'Location',
	value: 'location',
	operations: [create, getTree],
};
