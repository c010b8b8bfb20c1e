import type { AnyEndpoint } from '../http/endpoint';
import { createBucket, deleteBucket, getBucketDetails, listBuckets } from './buckets';

export const oss: readonly AnyEndpoint[] = [
	listBuckets,
	createBucket,
	getBucketDetails,
	deleteBucket,
];
