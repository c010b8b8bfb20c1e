import type { IDataObject } from 'n8n-workflow';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { outputField } from '../../../fields/outputField';
import { parallelParts } from '../../../fields/parallelParts';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { fileExample, simplifyFile } from '../../../records/file';
import { transferExample, withTransfer } from '../../../records/transfer';
import { downloadObject } from '../../../transfer/download';
import { inOrder } from '../../../transfer/inOrder';
import { useCdn } from '../object/useCdn';
import { storedContent } from '../file/versionContent';
import { chosenFiles, downloadFilters } from './downloadFilters';
import { filesBelow } from './filesBelow';
import type { FileBelow } from './filesBelow';
import { fileName } from './filesNamed';

const includeSubfolders = defineParameter({
	displayName: 'Include Subfolders',
	name: 'includeSubfolders',
	type: 'boolean',
	default: true,
	description: 'Whether to download the files of all folders below the folder, too',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

const downloadOptions = options([includeSubfolders, parallelParts, useCdn]);

export const download = defineOperation({
	name: 'Download',
	value: 'download',
	summary: 'Download files of folder',
	description:
		'Download the newest versions of all files in a folder and the folders below it, one item per file. Files without content, such as cloud models that were not published, are returned without a file.',
	endpoint: 'GET /data/v1/projects/{project_id}/folders/{folder_id}/contents',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		...returnAllOrLimit,
		outputField,
		simplify,
		downloadFilters,
	],
	options: downloadOptions.options,
	example: withTransfer(withFolder(fileExample, 'Drawings/Architecture'), transferExample),
	async execute(run) {
		const project = projectId(run);
		const isChosen = chosenFiles(run);
		const place = { projectId: project, folderId: folderId(run) };
		const withSubfolders = valueIn(run, downloadOptions, includeSubfolders);
		const files = chosen(filesBelow(run, place, withSubfolders), isChosen, limitOf(run));
		return await inOrder(
			files,
			TRANSFER_CONCURRENCY,
			async (file, signal) => await downloadFile({ ...run, signal }, project, file),
			run.signal,
		);
	},
});

async function* chosen(
	files: AsyncGenerator<FileBelow>,
	isChosen: (file: FileBelow) => boolean,
	limit: number | undefined,
): AsyncGenerator<FileBelow> {
	let left = limit ?? Infinity;
	for await (const file of files) {
		if (!isChosen(file)) continue;
		yield file;
		if (--left <= 0) return;
	}
}

async function downloadFile(
	run: OperationRun,
	project: string,
	found: FileBelow,
): Promise<IDataObject | FileRecord> {
	const { file, tip, folderPath } = found;
	const record = isSimplified(run)
		? withFolder(simplifyFile(file, tip), folderPath)
		: { ...file, included: tip ? [tip] : [], folderPath };
	const source = tip && (await storedContent(run, project, tip));
	if (source === undefined) return withTransfer(record, null);
	const downloaded = await downloadObject(run, {
		source,
		fileName: fileName(file),
		purpose: { action: run.operation.summary },
		connections: valueIn(run, downloadOptions, parallelParts),
		urlQuery: queryOf(run, downloadOptions),
	});
	const { transfer } = downloaded;
	return new FileRecord(withTransfer(record, transfer), valueOf(run, outputField), downloaded.file);
}

/** Leaves out what distinguishes files from folders, and deleted files from others: all are files that exist. */
function withFolder(record: IDataObject, folderPath: string): IDataObject {
	const facts = { ...record };
	delete facts.kind;
	delete facts.hidden;
	return { name: record.name, folderPath, ...facts };
}
