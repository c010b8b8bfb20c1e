import type { Resource } from '../../../operations/operation';
import { completeUpload } from './completeUpload';
import { deleteObject } from './delete';
import { download } from './download';
import { getAll } from './getAll';
import { getSignedDownloadUrl } from './getSignedDownloadUrl';
import { getSignedUploadUrls } from './getSignedUploadUrls';
import { upload } from './upload';
import { uploadToSignedUrl } from './uploadToSignedUrl';

export const object: Resource = {
	name: 'Object',
	value: 'object',
	operations: [
		completeUpload,
		deleteObject,
		download,
		getAll,
		getSignedDownloadUrl,
		getSignedUploadUrls,
		upload,
		uploadToSignedUrl,
	],
};
