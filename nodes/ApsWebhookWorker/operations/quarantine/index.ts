import type { WorkerResource } from '../operation';
import { deleteCallback } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { release } from './release';
import { verify } from './verify';

/** Callbacks that were refused because their signature was wrong. */
export const quarantine: WorkerResource = {
	name: 'Quarantine',
	value: 'quarantine',
	operations: [deleteCallback, deleteMany, get, getAll, release, verify],
};
