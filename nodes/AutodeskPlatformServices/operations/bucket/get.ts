import { bucket, chosenBucket } from '../../../fields/bucket';
import { regionForLists } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { bucketExample, simplifyBucket } from '../../../records/bucket';
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
	fields: [regionForLists, bucket, simplify],
	advice: ownersOnly,
	example: bucketExample,
	async execute(run) {
		const answer = await run.aps.record(
			{ path: run.path({ bucketKey: chosenBucket(run) }) },
			'bucketKey',
		);
		return simplified(run, answer, simplifyBucket);
	},
});
