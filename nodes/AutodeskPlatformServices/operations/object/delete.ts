import { bucketOrObjectId } from '../../../fields/bucket';
import { object, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { ownersOnly } from '../bucket/advice';
import { defineOperation } from '../../../operations/operation';

export const deleteObject = defineOperation({
	action: 'Delete Object',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete object',
	description:
		'Remove an object from an OSS bucket of the app for good. To delete a file of ACC or BIM 360, use File > Delete.',
	endpoint: 'DELETE /oss/v2/buckets/{bucketKey}/objects/{objectKey}',
	scopes: ['data:write'],
	access: ['2L'],
	fields: [regionForLists, bucketOrObjectId, object],
	advice: ownersOnly,
	example: { deleted: true },
	async execute(run) {
		await run.aps.request({
			method: 'DELETE',
			path: run.path({ ...objectAddress(run) }),
			doneWhen: [404],
		});
		return { deleted: true };
	},
});
