import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { putToSignedUrl } from '../../../transfer/putToSignedUrl';
import { httpUrl } from '../../../values/httpUrl';
import { uploadContent, uploadContentFields } from '../../../fields/uploadContent';

const ACTION = 'Upload Binary To Signed S3 URL';

const signedUrl = defineParameter({
	displayName: 'Signed URL',
	name: 'signedUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.urls[0] }}',
	description:
		'One of the URLs that Get Signed Upload URLs returned. It expires after a few minutes.',
	read: read.by(httpUrl),
});

export const uploadToSignedUrl = defineOperation({
	action: ACTION,
	name: 'Upload to Signed URL',
	value: 'uploadToSignedUrl',
	summary: 'Upload object to signed URL',
	description:
		'Send a file, a text or JSON to a URL from Get Signed Upload URLs, as one part of the object. The object exists only after Complete Upload.',
	endpoint: 'PUT <signed S3 URL>',
	scopes: [],
	access: ['3L', 'SSA', '2L'],
	fields: [signedUrl, ...uploadContentFields],
	example: { eTag: '"9bb58f26192e4ba00f01e2e7b136bbd8"', size: 1482752 },
	async execute(run) {
		const url = valueOf(run, signedUrl);
		const content = await uploadContent(run);
		const eTag = await putToSignedUrl(run, { action: ACTION }, { url }, content);
		return { eTag: eTag ?? null, size: content.size };
	},
});
