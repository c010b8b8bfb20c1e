import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { get } from './get';
import { getDownloadFormats } from './getDownloadFormats';
import { getDownloads } from './getDownloads';

export const version: Resource = {
	name: 'Version',
	value: 'version',
	operations: [create, get, getDownloadFormats, getDownloads],
};
