import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { get } from './get';
import { getAll } from './getAll';
import { importAll } from './import';
import { remove } from './remove';
import { sync } from './sync';
import { update } from './update';

export const projectUser: Resource = {
	name: 'Project User',
	value: 'projectUser',
	operations: [create, createOrUpdate, get, getAll, importAll, remove, sync, update],
};
