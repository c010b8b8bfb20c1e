import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Entry of Options, for an upload that survives the end of n8n itself. */
export const begunUploadKey = defineParameter({
	displayName: 'Upload Key',
	name: 'uploadKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.uploadKey }}',
	description:
		'Key of an upload of the same content to continue, from Get Signed Upload URLs. Parts that Autodesk has already are not sent again, even if n8n was stopped in between. If the key has expired, the upload starts from the beginning.',
	read: read.text(),
});
