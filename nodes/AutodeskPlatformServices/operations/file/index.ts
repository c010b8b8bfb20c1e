import type { Resource } from '../../../operations/operation';
import { checkNameOperation } from './checkName';
import { copy } from './copy';
import { create } from './create';
import { deleteFile } from './delete';
import { download } from './download';
import { get } from './get';
import { getAttributes } from './getAttributes';
import { getNewestVersion } from './getNewestVersion';
import { getReferences } from './getReferences';
import { getVersions } from './getVersions';
import { move } from './move';
import { restore } from './restore';
import { update } from './update';
import { updateAttributes } from './updateAttributes';

export const file: Resource = {
	name: 'File',
	value: 'file',
	operations: [
		checkNameOperation,
		copy,
		create,
		deleteFile,
		download,
		get,
		getAttributes,
		getNewestVersion,
		getReferences,
		getVersions,
		move,
		restore,
		update,
		updateAttributes,
	],
};
