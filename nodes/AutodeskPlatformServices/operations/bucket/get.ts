import { bucket, chosenBucket } from '../../../fields/bucket';
import { regionForLists } from '../../../fields/region';
import { bucketExample } from '../../../records/bucket';
import { defineOperation } from '../../../operations/operation';
import { ownersOnly } from './advice';

export const get = defineOperation({
	action: 'Get Bucket Details',
	name: 'Get',
	value: 'get',
	summary: 'Get bucket',
	description: 'Retrieve the owner, permissions and retention policy of one OSS bucket of the app',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/details',
	scopes: ['bucket:read'],
	access: ['2L'],
	fields: [regionForLists, bucket],
	advice: ownersOnly,
	example: bucketExample,
	async execute(run) {
		return await run.aps.get(run.path({ bucketKey: chosenBucket(run) }));
	},
});
