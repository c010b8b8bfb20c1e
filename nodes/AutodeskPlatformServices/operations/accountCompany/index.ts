import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { getAll } from './getAll';
import { importAll } from './import';
import { search } from './search';
import { update } from './update';

export const accountCompany: Resource = {
	name: 'Account Company',
	value: 'accountCompany',
	operations: [create, getAll, importAll, search, update],
};
