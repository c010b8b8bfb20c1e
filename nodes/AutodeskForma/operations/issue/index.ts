import type { Resource } from '../../../operations/operation';
import { addAttachment } from './addAttachment';
import { addComment, getComments } from './comment';
import { create } from './create';
import { deleteAttachment } from './deleteAttachment';
import { get } from './get';
import { getAll } from './getAll';
import { getAttachments } from './getAttachments';
import { getTypes } from './getTypes';
import { update } from './update';

export const issue: Resource = {
	name: 'Issue',
	value: 'issue',
	operations: [
		addAttachment,
		addComment,
		create,
		deleteAttachment,
		get,
		getAll,
		getAttachments,
		getComments,
		getTypes,
		update,
	],
};
