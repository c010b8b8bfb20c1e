import { bucketOrObjectId } from '../../../fields/bucket';
import { object, objectAddress } from '../../../fields/object';
import { regionForLists } from '../../../fields/region';
import { defineOperation } from '../../../operations/operation';
import { headersOf } from '../../../parameters/headers';
import { queryOf } from '../../../parameters/query';
import { ownersOrFileRights } from './advice';
import { recordWith } from '../../../apsClient/readAnswer';
import { downloadOptions } from './downloadOptions';

const NOT_MODIFIED = 304;

export const getSignedDownloadUrl = defineOperation({
	action: 'Get Signed S3 Download URL',
	name: 'Get Signed Download URL',
	value: 'getSignedDownloadUrl',
	summary: 'Get signed download URL of object or file',
	description:
		'Retrieve a short-lived URL to download an object of a bucket, or a file of ACC or BIM 360 by its storage ID. Anyone can use the URL; call it without authentication.',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, object],
	options: downloadOptions.options,
	advice: ownersOrFileRights,
	example: {
		status: 'complete',
		url: 'https://cdn.example.com/drawings/A-101.dwg?X-Amz-Expires=120&X-Amz-Signature=…',
		params: { 'content-type': 'application/octet-stream', 'content-disposition': '' },
		size: 1482752,
		sha1: '5b7f8c1d0e3a4f6b9c2d7e8f1a0b3c4d5e6f7a8b',
	},
	async execute(run) {
		const answer = await run.aps.request({
			path: run.path({ ...objectAddress(run) }),
			query: queryOf(run, downloadOptions),
			headers: headersOf(run, downloadOptions),
		});
		if (answer.status === NOT_MODIFIED) return { status: 'notModified' };
		return run.aps.readAnswer({}, answer, recordWith('status'));
	},
});
