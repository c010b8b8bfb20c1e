import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { readUploadSession } from '../../../../protocol/aps/uploadAnswer';
import { bucketOrObjectId } from '../../../fields/bucket';
import { customQuery } from '../../../fields/customQuery';
import { newObject, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { isoTime } from '../../../records/isoTime';
import { ownersOrFileRights } from './advice';
import { minutesExpiration } from './minutesExpiration';
import { useAcceleration } from './useAcceleration';

/** The most that Autodesk's own SDK requests. The service documents no limit. */
const MOST_PARTS_PER_CALL = 25;

/** S3 numbers the parts of one upload up to this. */
const LAST_PART = 10_000;

const parts = defineParameter({
	displayName: 'Parts',
	name: 'parts',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_PARTS_PER_CALL },
	default: 1,
	description:
		'How many URLs to return, one for each part of the content. Every part except the last must be at least 5 MiB. A single part can hold up to 5 GiB.',
	query: 'parts',
	read: read.integer(1, MOST_PARTS_PER_CALL),
});

const uploadOptions = options([
	customQuery,
	{
		displayName: 'First Part',
		name: 'firstPart',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: LAST_PART },
		default: 1,
		description: 'Number of the part that the first URL is for. Parts are numbered from 1.',
		query: 'firstPart',
		read: read.integer(1, LAST_PART),
	},
	minutesExpiration,
	{
		displayName: 'Upload Key',
		name: 'uploadKey',
		type: 'string',
		default: '',
		description:
			'Key of an upload you have started, to get more or fresh URLs for it. Leave it empty to start a new upload.',
		query: 'uploadKey',
		read: read.text(),
	},
	useAcceleration,
]);

export const getSignedUploadUrls = defineOperation({
	action: 'Get Signed S3 Upload URLs',
	name: 'Get Signed Upload URLs',
	value: 'getSignedUploadUrls',
	summary: 'Get signed upload URLs for object',
	description:
		'Start or continue the upload of an object: retrieve short-lived URLs for its parts, and the upload key to complete it with within 24 hours',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, newObject, parts, simplify],
	options: uploadOptions.options,
	advice: ownersOrFileRights,
	example: {
		uploadKey: 'AQICAHi…',
		urls: ['https://storage.example.com/drawings/A-101.dwg?partNumber=1&X-Amz-Signature=…'],
		urlExpiresAt: '2026-01-01T10:02:00.000Z',
		uploadExpiresAt: '2026-01-02T10:00:00.000Z',
	},
	async execute(run) {
		const query = queryOf(run, parts, uploadOptions);
		const answer = await run.aps.read(
			{ path: run.path({ ...objectAddress(run) }), query },
			sessionIn,
		);
		return simplified(run, answer, simplifyUpload);
	},
});

/** The URLs are of no use without the key, nor the key without the URLs. */
function sessionIn({ body }: ApsAnswer): JsonObject | undefined {
	return isJsonObject(body) && readUploadSession(body, 1) ? body : undefined;
}

function simplifyUpload(upload: IDataObject): IDataObject {
	return {
		uploadKey: upload.uploadKey,
		urls: upload.urls,
		urlExpiresAt: isoTime(upload.urlExpiration),
		uploadExpiresAt: isoTime(upload.uploadExpiration),
	};
}
