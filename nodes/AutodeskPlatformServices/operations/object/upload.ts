import { bucketOrObjectId } from '../../../fields/bucket';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { newObject, objectAddress } from '../../../fields/object';
import { parallelParts } from '../../../fields/parallelParts';
import { regionForLists } from '../../../fields/region';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { additionalFields, options } from '../../../parameters/collections';
import { bodyOf } from '../../../parameters/body';
import { headersOf } from '../../../parameters/headers';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { objectExample, simplifyObject } from '../../../records/object';
import { transferExample, withTransfer } from '../../../records/transfer';
import { uploadObject } from '../../../transfer/upload';
import { ownersOrFileRights } from './advice';
import { begunUploadKey } from './begunUploadKey';
import {
	mimeTypeOfContent,
	uploadContent,
	uploadContentFields,
} from '../../../fields/uploadContent';
import { storedDetails } from './uploadDetails';
import { useAcceleration } from './useAcceleration';

const CONTENT_TYPE = 'x-ads-meta-Content-Type';

const details = additionalFields(storedDetails);
const uploadOptions = options([parallelParts, begunUploadKey, useAcceleration]);

export const upload = defineOperation({
	name: 'Upload',
	value: 'upload',
	summary: 'Upload object',
	description:
		'Store a file, a text or JSON as an object of a bucket, in one step. Large content is sent in parts, several at a time, and a part that fails is sent again.',
	endpoint: 'POST /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload',
	scopes: ['data:write', 'data:create'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, newObject, ...uploadContentFields, simplify, details],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: uploadOptions.options,
	advice: ownersOrFileRights,
	example: withTransfer(objectExample, transferExample),
	async execute(run) {
		const target = objectAddress(run);
		const headers = headersOf(run, details);
		const mimeType = mimeTypeOfContent(run);
		if (mimeType !== undefined) headers[CONTENT_TYPE] ??= mimeType;
		const { object, transfer } = await uploadObject(run, {
			target,
			content: await uploadContent(run),
			purpose: {
				action: run.operation.summary,
				advice: `The object "${target.objectKey}" is unchanged. Upload it again`,
			},
			connections: valueIn(run, uploadOptions, parallelParts),
			uploadKey: valueIn(run, uploadOptions, begunUploadKey),
			urlQuery: queryOf(run, uploadOptions),
			headers,
			body: bodyOf(run, details),
		});
		const sha1 = object.sha1 ?? transfer.sha1;
		const record = isSimplified(run) ? simplifyObject({ ...object, sha1 }) : object;
		return withTransfer(record, transfer);
	},
});
