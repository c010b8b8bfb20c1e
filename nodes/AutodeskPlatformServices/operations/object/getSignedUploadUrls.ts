import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { bucketOrObjectId } from '../../../fields/bucket';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { newObject, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { isoTime } from '../../../records/isoTime';
import { boolean } from '../../../values/boolean';
import { integer } from '../../../values/integer';
import { plainText } from '../../../values/plainText';
import { defineOperation } from '../../../operations/operation';
import { ownersOrFileRights } from './advice';
import { minutesExpiration, minutesExpirationOption } from './minutesExpiration';

/** What Autodesk's own SDK asks for at most. A limit of the service is not documented. */
const MOST_PARTS_PER_CALL = 25;

/** S3 numbers the parts of one upload up to this. */
const LAST_PART = 10_000;

const parts: INodeProperties = {
	displayName: 'Parts',
	name: 'parts',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_PARTS_PER_CALL },
	default: 1,
	description:
		'How many URLs to return, one for each part of the content. Every part but the last must have 5 MiB at least. One part does for up to 5 GiB.',
};

export const getSignedUploadUrls = defineOperation({
	action: 'Get Signed S3 Upload URLs',
	name: 'Get Signed Upload URLs',
	value: 'getSignedUploadUrls',
	summary: 'Get signed upload URLs for object',
	description:
		'Begin the upload of an object, or go on with it: retrieve short-lived URLs to upload its parts to, and the upload key with which to complete it within 24 hours',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, newObject, parts, simplify],
	options: [
		customQuery,
		minutesExpirationOption,
		{
			displayName: 'First Part',
			name: 'firstPart',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LAST_PART },
			default: 1,
			description: 'Number of the part that the first URL is for. Parts count from 1.',
		},
		{
			displayName: 'Upload Key',
			name: 'uploadKey',
			type: 'string',
			default: '',
			description:
				'Key of an upload that has begun, to get more or fresh URLs for it. Without it a new upload begins.',
		},
		{
			displayName: 'Use Acceleration',
			name: 'useAcceleration',
			type: 'boolean',
			default: true,
			description:
				'Whether the URLs lead to the accelerated hosts of S3. Turn it off behind a firewall that lets only the regional hosts through.',
		},
	],
	advice: ownersOrFileRights,
	example: {
		uploadKey: 'AQICAHi…',
		urls: ['https://storage.example.com/drawings/A-101.dwg?partNumber=1&X-Amz-Signature=…'],
		urlExpiresAt: '2026-01-01T10:02:00.000Z',
		uploadExpiresAt: '2026-01-02T10:00:00.000Z',
	},
	async execute(run) {
		const options = run.param<UploadUrlOptions>('options', {});
		const query = withCustomQuery(
			{
				parts: integer(parts.displayName, run.param('parts', 1), 1, MOST_PARTS_PER_CALL),
				firstPart: integer('First Part', options.firstPart, 1, LAST_PART),
				uploadKey: plainText('Upload Key', options.uploadKey).trim() || undefined,
				minutesExpiration: minutesExpiration(options.minutesUntilExpiration),
				useAcceleration: boolean('Use Acceleration', options.useAcceleration),
			},
			options,
		);
		const answer = await run.aps.get<IDataObject>(run.path({ ...objectAddress(run) }), query);
		return simplified(run, answer, simplifyUpload);
	},
});

function simplifyUpload(upload: IDataObject): IDataObject {
	return {
		uploadKey: upload.uploadKey,
		urls: upload.urls,
		urlExpiresAt: isoTime(upload.urlExpiration),
		uploadExpiresAt: isoTime(upload.uploadExpiration),
	};
}

interface UploadUrlOptions extends CustomJson {
	firstPart?: unknown;
	minutesUntilExpiration?: unknown;
	uploadKey?: unknown;
	useAcceleration?: unknown;
}
