import { isJsonObject } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { isCompleted } from '../../../../protocol/aps/uploadAnswer';
import { bucketOrObjectId } from '../../../fields/bucket';
import { newObject, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { headersOf } from '../../../parameters/headers';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { objectExample, simplifyObject } from '../../../records/object';
import { incompleteUpload } from '../../../transfer/incompleteUpload';
import { ownersOrFileRights } from './advice';
import { uploadDetails } from './uploadDetails';

const ACTION = 'Signed S3 Upload';

const uploadKey = defineParameter({
	displayName: 'Upload Key',
	name: 'uploadKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.uploadKey }}',
	description: 'The upload key that Get Signed Upload URLs returned for this object',
	body: 'uploadKey',
	read: read.requiredText(),
});

/** The object, or why OSS could not assemble it. */
function completionIn({ body }: ApsAnswer): JsonObject | undefined {
	return isJsonObject(body) && Object.keys(body).length > 0 ? body : undefined;
}

export const completeUpload = defineOperation({
	action: ACTION,
	name: 'Complete Upload',
	value: 'completeUpload',
	summary: 'Complete upload of object',
	description:
		'Assemble the object from the parts uploaded to signed URLs. Run this within 24 hours after the upload started; until then the object does not exist.',
	endpoint: 'POST /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, newObject, uploadKey, simplify, uploadDetails],
	advice: ownersOrFileRights,
	example: objectExample,
	async execute(run) {
		const object = await run.aps.read(
			{
				method: 'POST',
				path: run.path({ ...objectAddress(run) }),
				headers: headersOf(run, uploadDetails),
				body: bodyOf(run, uploadKey, uploadDetails),
			},
			completionIn,
		);
		if (!isCompleted(object)) throw incompleteUpload(run, ACTION, object);
		return simplified(run, object, simplifyObject);
	},
});
