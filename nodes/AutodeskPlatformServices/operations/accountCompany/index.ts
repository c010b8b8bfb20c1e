import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';

export const accountCompany: Resource = {
	name: 'Account Company',
	value: 'accountCompany',
	operations: [getAll],
};
