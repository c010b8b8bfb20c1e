import type { Resource } from '../../../operations/operation';
import { addComment, getComments } from './comment';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getAttachments } from './getAttachments';
import { getTypes } from './getTypes';
import { respond } from './respond';
import { update } from './update';

export const rfi: Resource = {
	name: 'RFI',
	value: 'rfi',
	operations: [
		addComment,
		create,
		get,
		getAll,
		getAttachments,
		getComments,
		getTypes,
		respond,
		update,
	],
};
