import { fillPath } from '../../../../protocol/aps/ids';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { storageAddress } from '../../../values/storageUrn';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { file, fileForLists, itemId } from '../../../fields/file';
import { optionalFileName } from '../../../fields/fileName';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { hubForLists } from '../../../fields/hub';
import { outputField } from '../../../fields/outputField';
import { parallelParts } from '../../../fields/parallelParts';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { downloadedObject } from '../../../records/downloadedObject';
import { fileVersionExample, simplifyFileVersion } from '../../../records/fileVersion';
import { transferExample, withTransfer } from '../../../records/transfer';
import { downloadObject } from '../../../transfer/download';
import { useCdn } from '../object/useCdn';
import { queryOf } from '../../../parameters/query';
import { nameOf, versionContent } from './versionContent';

const contentOf = defineParameter({
	displayName: 'Content Of',
	name: 'contentOf',
	type: 'options',
	default: 'newestVersion',
	options: [
		{
			name: 'File Version',
			value: 'fileVersion',
			description: 'One version of a file, e.g. the one that a trigger reports',
		},
		{
			name: 'Newest Version',
			value: 'newestVersion',
			description: 'The newest version of a file',
		},
		{
			name: 'Storage',
			value: 'storage',
			description: 'The storage object of a version, by its ID',
		},
	],
	description: 'What to download',
	read: read.choice,
});

const storageId = defineParameter({
	displayName: 'Storage ID',
	name: 'storageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-….dwg',
	description: 'ID of the storage object, as file versions have it',
	read: read.by(storageAddress),
});

const inProject = { show: { contentOf: ['newestVersion', 'fileVersion'] } };

const downloadOptions = options([
	{
		...optionalFileName,
		description: 'Name of the file in n8n. By default its name in Autodesk.',
	},
	parallelParts,
	useCdn,
]);

export const download = defineOperation({
	name: 'Download',
	value: 'download',
	summary: 'Download file',
	description:
		'Download the content of a file of a project, under its own name. Large files are fetched in parts, several at a time, and checked.',
	endpoint: 'GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		contentOf,
		{ ...hubForLists, displayOptions: inProject },
		{ ...projectOrLink, displayOptions: inProject },
		{ ...file, displayOptions: { show: { contentOf: ['newestVersion'] } } },
		{ ...fileForLists, displayOptions: { show: { contentOf: ['fileVersion'] } } },
		{ ...fileVersion, displayOptions: { show: { contentOf: ['fileVersion'] } } },
		{ ...storageId, displayOptions: { show: { contentOf: ['storage'] } } },
		outputField,
		simplify,
	],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: downloadOptions.options,
	example: withTransfer(fileVersionExample, transferExample),
	async execute(run) {
		const field = valueOf(run, outputField);
		if (valueOf(run, contentOf) === 'storage') {
			const source = valueOf(run, storageId);
			const fileName = chosenName(run) ?? source.objectKey;
			const downloaded = await fetchObject(run, source, fileName);
			return new FileRecord(downloadedObject(source, fileName, downloaded), field, downloaded.file);
		}
		const project = projectId(run);
		const version = await chosenVersion(run, project);
		const source = await versionContent(run, project, version);
		const downloaded = await fetchObject(run, source, chosenName(run) ?? nameOf(version));
		const { transfer, file: stored } = downloaded;
		const record = isSimplified(run) ? simplifyFileVersion(version) : version;
		return new FileRecord(withTransfer(record, transfer), field, stored);
	},
});

function chosenName(run: OperationRun): string | undefined {
	return valueIn(run, downloadOptions, optionalFileName);
}

async function fetchObject(
	run: OperationRun,
	source: ReturnType<typeof storageAddress>,
	fileName: string,
) {
	return await downloadObject(run, {
		source,
		fileName,
		purpose: { action: run.operation.summary },
		connections: valueIn(run, downloadOptions, parallelParts),
		urlQuery: queryOf(run, downloadOptions),
	});
}

async function chosenVersion(run: OperationRun, project: string): Promise<JsonApiResource> {
	const path =
		valueOf(run, contentOf) === 'fileVersion'
			? fillPath('/data/v1/projects/{project}/versions/{version}', {
					project,
					version: await versionId(run, project),
				})
			: fillPath('/data/v1/projects/{project}/items/{item}/tip', {
					project,
					item: await itemId(run, project),
				});
	return (await run.aps.document({ path })).data;
}
