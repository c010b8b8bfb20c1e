import { customBody } from '../../../fields/customBody';
import { chosenRegion, region } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { bucketExample, simplifyBucket } from '../../../records/bucket';
import { bucketKey } from '../../../values/bucketKey';
import { appOnly } from './advice';
import { otherApps } from './otherApps';
import { retentionPolicies } from './retentionPolicy';

const key = defineParameter({
	displayName: 'Bucket Key',
	name: 'bucketKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. my-app-drawings',
	description:
		'Name of the bucket: 3 to 128 lowercase letters, digits, hyphens, underscores and dots. It must be unique among the buckets of all apps, is visible to others, and cannot be changed later.',
	body: 'bucketKey',
	read: read.by(bucketKey),
});

const [, newestPolicy] = retentionPolicies;

const details = additionalFields([customBody, otherApps]);

export const create = defineOperation({
	action: 'Create Bucket',
	name: 'Create',
	value: 'create',
	summary: 'Create bucket',
	description:
		'Create an OSS bucket that the app owns. Files in ACC and BIM 360 do not require one.',
	endpoint: 'POST /oss/v2/buckets',
	scopes: ['bucket:create'],
	access: ['2L'],
	fields: [key, ...retentionPolicies, region, simplify, details],
	advice: {
		...appOnly,
		409: 'Bucket keys are unique among all apps in all regions. Choose another key, for example one that starts with your client ID in lowercase',
	},
	example: bucketExample,
	async execute(run) {
		const record = await run.aps.record(
			{
				method: 'POST',
				path: run.path(),
				region: chosenRegion(run),
				body: bodyOf(run, key, newestPolicy, details),
			},
			'bucketKey',
		);
		return simplified(run, record, simplifyBucket);
	},
});
