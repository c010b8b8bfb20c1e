import { putToSignedUrl } from '../../../transfer/putToSignedUrl';
import { httpUrl } from '../../../values/httpUrl';
import { defineOperation } from '../../../operations/operation';
import { uploadContent, uploadContentFields } from './uploadContent';

const ACTION = 'Upload Binary To Signed S3 URL';

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
	fields: [
		{
			displayName: 'Signed URL',
			name: 'signedUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.urls[0] }}',
			description:
				'One of the URLs that Get Signed Upload URLs returned. It can be used for a few minutes only.',
		},
		...uploadContentFields,
	],
	example: { eTag: '"9bb58f26192e4ba00f01e2e7b136bbd8"', size: 1482752 },
	async execute(run) {
		const { ctx, itemIndex, param } = run;
		const url = httpUrl('Signed URL', param<unknown>('signedUrl'));
		const content = await uploadContent(run);
		const eTag = await putToSignedUrl(ctx, { action: ACTION }, url, content, itemIndex);
		return { eTag: eTag ?? null, size: content.size };
	},
});
