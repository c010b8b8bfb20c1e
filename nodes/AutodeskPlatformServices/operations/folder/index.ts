import type { Resource } from '../../../operations/operation';
import { copyTree } from './copyTree';
import { create } from './create';
import { createPath } from './createPath';
import { deleteFolder } from './delete';
import { download } from './download';
import { get } from './get';
import { getContents } from './getContents';
import { getTree } from './getTree';
import { move } from './move';
import { restore } from './restore';
import { search } from './search';
import { update } from './update';
import { upload } from './upload';

export const folder: Resource = {
	name: 'Folder',
	value: 'folder',
	operations: [
		copyTree,
		create,
		createPath,
		deleteFolder,
		download,
		get,
		getContents,
		getTree,
		move,
		restore,
		search,
		update,
		upload,
	],
};
