import type { Resource } from '../../../operations/operation';
import { checkNameOperation } from './checkName';
import { create } from './create';
import { deleteFile } from './delete';
import { download } from './download';
import { get } from './get';
import { getAttributes } from './getAttributes';
import { getNewestVersion } from './getNewestVersion';
import { getVersions } from './getVersions';
import { restore } from './restore';
import { update } from './update';
import { updateAttributes } from './updateAttributes';

export const file: Resource = {
	name: 'File',
	value: 'file',
	operations: [
		checkNameOperation,
		create,
		deleteFile,
		download,
		get,
		getAttributes,
		getNewestVersion,
		getVersions,
		restore,
		update,
		updateAttributes,
	],
};
