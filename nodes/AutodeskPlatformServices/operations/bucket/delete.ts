import { bucket, chosenBucket } from '../../../fields/bucket';
import { regionForLists } from '../../../fields/region';
import { defineOperation } from '../../../operations/operation';
import { ownersOnly } from './advice';

export const deleteBucket = defineOperation({
	action: 'Delete Bucket',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete bucket',
	description:
		'Remove an OSS bucket of the app for good, with all objects in it. OSS does so in the background, and the key is not free again at once.',
	endpoint: 'DELETE /oss/v2/buckets/{bucketKey}',
	scopes: ['bucket:delete'],
	access: ['2L'],
	fields: [regionForLists, bucket],
	advice: { ...ownersOnly, 409: 'The bucket is already being deleted, so nothing is left to do' },
	example: { deleted: true },
	async execute(run) {
		await run.aps.request({
			method: 'DELETE',
			path: run.path({ bucketKey: chosenBucket(run) }),
			// 409: still being deleted.
			doneWhen: [404, 409],
		});
		return { deleted: true };
	},
});
