import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { deleteFile } from './delete';
import { download } from './download';
import { get } from './get';
import { getNewestVersion } from './getNewestVersion';
import { getVersions } from './getVersions';
import { restore } from './restore';
import { update } from './update';

export const file: Resource = {
	name: 'File',
	value: 'file',
	operations: [create, deleteFile, download, get, getNewestVersion, getVersions, restore, update],
};
