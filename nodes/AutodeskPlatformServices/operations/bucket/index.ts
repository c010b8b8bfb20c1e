import type { Resource } from '../operation';
import { getAll } from './getAll';

export const bucket: Resource = {
	name: 'Bucket',
	value: 'bucket',
	operations: [getAll],
};
