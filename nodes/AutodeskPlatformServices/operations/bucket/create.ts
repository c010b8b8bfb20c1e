import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { JsonObject } from '../../../../protocol/json';
import { recordWith } from '../../../apsClient/readAnswer';
import { customBody } from '../../../fields/customBody';
import { ifExistsField } from '../../../fields/ifExists';
import { chosenRegion, region } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
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
const ifExists = ifExistsField({ what: 'a bucket of this app with this key' });

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
	fields: [key, ...retentionPolicies, region, ifExists, simplify, details],
	advice: {
		...appOnly,
		409: 'Bucket keys are unique among all apps in all regions. If the bucket is yours, change If It Exists. Otherwise choose another key, for example one that starts with your client ID in lowercase',
	},
	example: withOutcome(bucketExample, 'created'),
	async execute(run) {
		const body = bodyOf(run, key, newestPolicy, details);
		const { outcome, thing } = await createdOrExisting(valueOf(run, ifExists), {
			create: async (repeatable) =>
				await run.aps.record(
					{
						method: 'POST',
						path: run.path(),
						region: chosenRegion(run),
						body,
						repeatable,
					},
					'bucketKey',
				),
			find: async () => await ownBucket(run, valueOf(run, key)),
		});
		if (outcome === 'existed') showDifference(run, thing, body);
		return simplified(run, thing, (bucket) => withOutcome(simplifyBucket(bucket), outcome));
	},
});

/** Answers for a bucket of another app. */
const NOT_OWN = [403, 404];

async function ownBucket({ aps }: OperationRun, bucket: string): Promise<JsonObject | undefined> {
	const reading = aps.for({ action: 'Get Bucket Details', scopes: ['bucket:read'] });
	const path = fillPath('/oss/v2/buckets/{bucket}/details', { bucket });
	const answer = await reading.request({ path, accept: NOT_OWN });
	if (NOT_OWN.includes(answer.status)) return undefined;
	return reading.readAnswer({}, answer, recordWith('bucketKey'));
}

/** OSS cannot change how long a bucket keeps its objects, so nobody should rely on what was entered. */
function showDifference({ ctx }: OperationRun, bucket: JsonObject, body: IDataObject): void {
	const { bucketKey: existing, policyKey } = bucket;
	if (policyKey === undefined || policyKey === body.policyKey) return;
	ctx.addExecutionHints({
		message: `The bucket "${String(existing)}" existed already and stays ${String(policyKey)}: OSS cannot change the retention policy of a bucket.`,
	});
}
