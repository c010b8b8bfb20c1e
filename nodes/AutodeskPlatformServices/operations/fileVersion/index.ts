import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getDownloadFormats } from './getDownloadFormats';
import { getDownloads } from './getDownloads';

export const fileVersion: Resource = {
	name: 'File Version',
	value: 'fileVersion',
	operations: [create, get, getDownloadFormats, getDownloads],
};
