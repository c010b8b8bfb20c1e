import type { Resource } from '../operation';
import { getAll } from './getAll';

export const accountCompany: Resource = {
	name: 'Account Company',
	value: 'accountCompany',
	operations: [getAll],
};
