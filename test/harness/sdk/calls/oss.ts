import { PolicyKey, Region, With } from '@aps_sdk/oss';
import type { SdkCalls } from '../recorder';

const bucket = 'sdk-check';
const object = 'plans/A-101 final.dwg';

/** Without writing to signed resources and deleting them, which the simulator does not have. */
export const OSS_CALLS: SdkCalls = {
	createBucket: async ({ clients }) =>
		await clients.oss.createBucket(Region.Apac, {
			bucketKey: bucket,
			policyKey: PolicyKey.Transient,
		}),
	getBuckets: async ({ clients }) =>
		await clients.oss.getBuckets({ region: Region.Apac, limit: 10 }),
	getBucketDetails: async ({ clients }) => await clients.oss.getBucketDetails(bucket),
	uploadObject: async ({ clients }) =>
		await clients.oss.uploadObject(bucket, object, Buffer.from('content')),
	getObjects: async ({ clients }) => await clients.oss.getObjects(bucket, { beginsWith: 'plans/' }),
	getObjectDetails: async ({ clients }) =>
		await clients.oss.getObjectDetails(bucket, object, { _with: With.CreatedDate }),
	copyTo: async ({ clients }) => await clients.oss.copyTo(bucket, object, 'copy.dwg'),
	createSignedResource: async ({ clients }) =>
		await clients.oss.createSignedResource(bucket, object, { createSignedResource: {} }),
	batchSignedS3Upload: async ({ clients, made }) => {
		const answer = await clients.oss.batchSignedS3Upload(bucket, {
			requests: [{ objectKey: 'batch.txt' }, { objectKey: 'other.txt', parts: 2 }],
		});
		const { uploadKey, urls } = answer.results['batch.txt'];
		await fetch(urls[0], { method: 'PUT', body: 'content' });
		made.uploadKey = uploadKey;
		return answer;
	},
	batchCompleteUpload: async ({ clients, made }) =>
		await clients.oss.batchCompleteUpload(bucket, {
			requests: [{ objectKey: 'batch.txt', uploadKey: made.uploadKey, size: 7 }],
		}),
	batchSignedS3Download: async ({ clients }) =>
		await clients.oss.batchSignedS3Download(bucket, {
			requests: [{ objectKey: 'batch.txt' }, { objectKey: 'missing.txt' }],
		}),
	deleteObject: async ({ clients }) => await clients.oss.deleteObject(bucket, object),
	deleteBucket: async ({ clients }) => await clients.oss.deleteBucket(bucket),
};
