import type { AnyEndpoint } from '../http/endpoint';
import { batchCompleteUpload, batchDownloadUrls, batchUploadUrls } from './batches';
import { createBucket, deleteBucket, getBucketDetails, listBuckets } from './buckets';
import { copyObject } from './copies';
import { deleteObject, getObjectDetails, listObjects } from './objects';
import { getDownloadUrl } from './signedDownload';
import { createSignedResource, deleteSignedResource } from './signedResources';
import { completeUpload, getUploadUrls } from './signedUpload';

export const oss: readonly AnyEndpoint[] = [
	listBuckets,
	createBucket,
	getBucketDetails,
	deleteBucket,
	listObjects,
	getObjectDetails,
	deleteObject,
	getUploadUrls,
	completeUpload,
	getDownloadUrl,
	copyObject,
	createSignedResource,
	deleteSignedResource,
	batchUploadUrls,
	batchCompleteUpload,
	batchDownloadUrls,
];
