import type { IDataObject } from 'n8n-workflow';
import { bucketOrObjectId } from '../../../fields/bucket';
import { customBody, withCustomBody } from '../../../fields/customJson';
import { newObject, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { InvalidValue } from '../../../values/invalidValue';
import { objectExample, simplifyObject } from '../../../records/object';
import { integer } from '../../../values/integer';
import { plainText } from '../../../values/plainText';
import { defineOperation } from '../../../operations/operation';
import { ownersOrFileRights } from './advice';
import { completeHeaders, completeOptions, listOfETags } from './completeOptions';
import type { CompleteOptions } from './completeOptions';
import { incompleteUpload, isCompleted } from './incompleteUpload';

const ACTION = 'Signed S3 Upload';

export const completeUpload = defineOperation({
	action: ACTION,
	name: 'Complete Upload',
	value: 'completeUpload',
	summary: 'Complete upload of object',
	description:
		'Make the object from the parts uploaded to signed URLs. To be called within 24 hours after the upload began; until then the object does not exist.',
	endpoint: 'POST /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA', '2L'],
	fields: [
		regionForLists,
		bucketOrObjectId,
		newObject,
		{
			displayName: 'Upload Key',
			name: 'uploadKey',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.uploadKey }}',
			description: 'The upload key that Get Signed Upload URLs returned for this object',
		},
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...completeOptions, customBody].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	advice: ownersOrFileRights,
	example: objectExample,
	async execute(run) {
		const options = run.param<CompleteOptions>('additionalFields', {});
		const uploadKey = plainText('Upload Key', run.param<unknown>('uploadKey')).trim();
		if (uploadKey === '') throw new InvalidValue('Upload Key', 'enter the key of the upload');
		const path = run.path({ ...objectAddress(run) });
		const body = withCustomBody(
			{
				uploadKey,
				size: integer('Size (Bytes)', options.size, 0, Number.MAX_SAFE_INTEGER),
				eTags: listOfETags(options.eTags),
			},
			options,
		);
		const answer = await run.aps.request({
			method: 'POST',
			path,
			headers: completeHeaders(options),
			body,
		});
		const object = answer.body as IDataObject;
		if (!isCompleted(object)) throw incompleteUpload(run, ACTION, object);
		return simplified(run, object, simplifyObject);
	},
});
