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
		'Permanently remove an OSS bucket of the app and all objects in it. OSS deletes in the background, so the key stays taken for a while.',
	endpoint: 'DELETE /oss/v2/buckets/{bucketKey}',
	scopes: ['bucket:delete'],
	access: ['2L'],
	fields: [regionForLists, bucket],
	advice: {
		...ownersOnly,
		409: 'The bucket is already being deleted. You do not need to do anything',
	},
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
