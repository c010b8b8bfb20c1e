import { bucketOrObjectId } from '../../../fields/bucket';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { optionalFileName } from '../../../fields/fileName';
import { object, objectAddress } from '../../../fields/object';
import { outputField } from '../../../fields/outputField';
import { parallelParts } from '../../../fields/parallelParts';
import { regionForLists } from '../../../fields/region';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { valueIn, valueOf } from '../../../parameters/values';
import { downloadedObject, downloadedObjectExample } from '../../../records/downloadedObject';
import { downloadObject } from '../../../transfer/download';
import { ownersOrFileRights } from './advice';
import { useCdn } from './useCdn';

const downloadOptions = options([
	{
		...optionalFileName,
		description: 'Name of the file in n8n. By default the last part of the object key.',
	},
	parallelParts,
	useCdn,
]);

export const download = defineOperation({
	name: 'Download',
	value: 'download',
	summary: 'Download object',
	description:
		'Download an object of a bucket as a file, in one step. Large content is fetched in parts, several at a time, and checked. For a file of ACC or BIM 360, File > Download also knows its name.',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [regionForLists, bucketOrObjectId, object, outputField],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: downloadOptions.options,
	advice: ownersOrFileRights,
	example: downloadedObjectExample,
	async execute(run) {
		const source = objectAddress(run);
		const name = valueIn(run, downloadOptions, optionalFileName) ?? lastSegment(source.objectKey);
		const downloaded = await downloadObject(run, {
			source,
			fileName: name,
			purpose: { action: run.operation.summary },
			connections: valueIn(run, downloadOptions, parallelParts),
			urlQuery: queryOf(run, downloadOptions),
		});
		const record = downloadedObject(source, name, downloaded);
		return new FileRecord(record, valueOf(run, outputField), downloaded.file);
	},
});

/** Keys may look like paths. */
function lastSegment(key: string): string {
	return (
		key
			.split('/')
			.filter((segment) => segment.trim() !== '')
			.at(-1) ?? key
	);
}
