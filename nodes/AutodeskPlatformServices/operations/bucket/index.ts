import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteBucket } from './delete';
import { get } from './get';
import { getAll } from './getAll';

export const bucket: Resource = {
	name: 'Bucket',
	value: 'bucket',
	operations: [create, deleteBucket, get, getAll],
};
