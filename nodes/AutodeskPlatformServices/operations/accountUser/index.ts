import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getProducts } from './getProducts';
import { getProjects } from './getProjects';
import { getRoles } from './getRoles';
import { importAll } from './import';
import { search } from './search';
import { sync } from './sync';
import { update } from './update';

export const accountUser: Resource = {
	name: 'Account User',
	value: 'accountUser',
	operations: [
		create,
		get,
		getAll,
		getProducts,
		getProjects,
		getRoles,
		importAll,
		search,
		sync,
		update,
	],
};
