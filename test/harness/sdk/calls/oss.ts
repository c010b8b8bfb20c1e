import { once } from 'node:events';
import { Access, PolicyKey, Region, With } from '@aps_sdk/oss';
import type { SdkCalls } from '../recorder';

const bucket = 'sdk-check';
const object = 'plans/A-101 final.dwg';

/** What the SDK sends for a file to a signed resource: its class, not its content. */
const FILE_AS_SENT = String(new URLSearchParams({ body: '[object File]' }));
const file = new File(['content'], 'a.txt');

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
	signedS3Upload: async ({ clients, made }) => {
		const answer = await clients.oss.signedS3Upload(bucket, 'single.txt', { minutesExpiration: 5 });
		await fetch(answer.urls[0], { method: 'PUT', body: 'content' });
		made.singleKey = answer.uploadKey;
		return answer;
	},
	completeSignedS3Upload: async ({ clients, made }) =>
		await clients.oss.completeSignedS3Upload(bucket, 'single.txt', 'application/json', {
			uploadKey: made.singleKey,
			size: 7,
		}),
	signedS3Download: async ({ clients }) =>
		await clients.oss.signedS3Download(bucket, 'single.txt', { publicResourceFallback: true }),
	downloadObject: async ({ clients }) => {
		// The SDK never ends the stream.
		const [content] = await once(await clients.oss.downloadObject(bucket, 'single.txt'), 'data');
		return String(content);
	},
	createSignedResource: async ({ clients, made }) => {
		const answer = await clients.oss.createSignedResource(bucket, object, {
			access: Access.ReadWrite,
			createSignedResource: { minutesExpiration: 5, singleUse: false },
		});
		made.hash = new URL(answer.signedUrl).pathname.split('/').at(-1) ?? '';
		return answer;
	},
	getSignedResource: async ({ clients, made }) =>
		await clients.oss.getSignedResource(made.hash, { range: 'bytes=0-2' }),
	uploadSignedResource: async ({ clients, made }) =>
		await clients.oss.uploadSignedResource(made.hash, FILE_AS_SENT.length, file),
	uploadSignedResourcesChunk: async ({ clients, made }) => {
		const { length } = FILE_AS_SENT;
		const chunk = async (first: number) =>
			await clients.oss.uploadSignedResourcesChunk(
				made.hash,
				`bytes ${first}-${first + length - 1}/${2 * length}`,
				'session',
				file,
			);
		await chunk(length);
		return await chunk(0);
	},
	deleteSignedResource: async ({ clients, made }) =>
		await clients.oss.deleteSignedResource(made.hash),
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
	deleteObject: async ({ clients }) => await clients.oss.deleteObject(bucket, 'copy.dwg'),
	deleteBucket: async ({ clients }) => await clients.oss.deleteBucket(bucket),
};
