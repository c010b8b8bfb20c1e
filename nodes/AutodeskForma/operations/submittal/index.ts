import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getAttachments } from './getAttachments';
import { getPackages, getSpecs, getTypes } from './getSettings';
import { transition } from './transition';
import { update } from './update';

export const submittal: Resource = {
	name: 'Submittal',
	value: 'submittal',
	operations: [
		create,
		get,
		getAll,
		getAttachments,
		getPackages,
		getSpecs,
		getTypes,
		transition,
		update,
	],
};
