import type { Resource } from '../operation';
import { create } from './create';
import { getAll } from './getAll';

export const bucket: Resource = { name: 'Bucket', value: 'bucket', operations: [create, getAll] };
