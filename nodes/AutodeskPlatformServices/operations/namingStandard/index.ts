import type { Resource } from '../../../operations/operation';
import { get } from './get';

export const namingStandard: Resource = {
	name: 'Naming Standard',
	value: 'namingStandard',
	operations: [get],
};
