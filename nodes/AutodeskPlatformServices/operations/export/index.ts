import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';

export const exportFiles: Resource = {
	name: 'Export',
	value: 'export',
	operations: [create, get],
};
