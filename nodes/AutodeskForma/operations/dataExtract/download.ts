import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import {
	DATA_FILE_PATH,
	DATA_FILES_PATH,
	hasJobEnded,
	readDataFiles,
	readDataFileUrl,
	WHOLE_EXTRACT,
} from '../../../../protocol/aps/dataExtractRules';
import { fillPath } from '../../../../protocol/aps/ids';
import { account, accountId } from '../../../fields/account';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { dataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { optionalFileName } from '../../../fields/fileName';
import { outputField } from '../../../fields/outputField';
import { parallelParts } from '../../../fields/parallelParts';
import { longestWait } from '../../../longWork/completion';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { transferExample, withTransfer } from '../../../records/transfer';
import { downloadContent } from '../../../transfer/download';
import { guid } from '../../../values/guid';
import { dataExtract, dataExtractId } from './dataExtractField';
import { chosenFiles, content, csvFiles } from './files';
import { extractCompletion, finishedJob, notFinished, readJob, successful } from './job';
import type { JobPlace } from './job';

const jobBy = defineParameter({
	displayName: 'Job',
	name: 'jobBy',
	type: 'options',
	default: 'newest',
	options: [
		{ name: 'By ID', value: 'id' },
		{ name: 'Newest of a Data Extract', value: 'newest' },
	],
	description: 'The run whose files to download',
	read: read.choice,
});

const jobId = defineParameter({
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. d023d0cf-b603-4de9-b240-a0e8a85bbf8d',
	displayOptions: { show: { jobBy: ['id'] } },
	description:
		'ID of the job, as Get Jobs, Create and the trigger return it. Needs the scope data:write too.',
	read: (entered, { displayName }) => guid(displayName, String(entered ?? '').trim()),
});

const { waitForCompletion, timeout } = extractCompletion;
const downloadOptions = options([
	{
		...optionalFileName,
		placeholder: 'e.g. Issues.csv',
		description: 'Name of the file in n8n, for one file. By default its name in Autodesk.',
	},
	parallelParts,
	timeout,
	waitForCompletion,
]);

export const download = defineOperation({
	action: 'Get Data Extract File',
	name: 'Download',
	value: 'download',
	summary: 'Download data extract',
	description:
		'Download what a data extract produced: all CSV files in one ZIP file, or single CSV files, each as an item. With Options > Wait for Completion, it waits for a run that is in progress.',
	endpoint: `GET ${DATA_FILE_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [
		account,
		jobBy,
		{ ...dataExtract, displayOptions: { show: { jobBy: ['newest'] } } },
		jobId,
		content,
		csvFiles,
		outputField,
	],
	options: downloadOptions.options,
	itemsAtOnce: TRANSFER_CONCURRENCY,
	advice: dataExtractAdvice,
	example: withTransfer(
		{
			name: 'issues_issues.csv',
			size: 1482752,
			contentType: 'text/csv',
			id: 'd023d0cf-b603-4de9-b240-a0e8a85bbf8d',
			dataExtractId: 'ce9bc188-1e18-11eb-adc1-0242ac120002',
		},
		transferExample,
	),
	async execute(run) {
		const longestMs = longestWait(run, downloadOptions, extractCompletion);
		const name = valueIn(run, downloadOptions, optionalFileName);
		const field = valueOf(run, outputField);
		const names = chosenFiles(run);
		const place = placeOf(run);
		const job = await endedJob(run, place, longestMs);
		const extract = { accountId: place.accountId, job };
		const found = names === undefined ? [WHOLE_EXTRACT] : await filesNamed(run, extract, names);
		const files: FileRecord[] = [];
		for (const file of found) {
			const fileName = found.length === 1 ? (name ?? file) : file;
			files.push(await downloadFile(run, extract, { file, fileName, field }));
		}
		return files;
	},
});

/** What a job produced. */
interface JobOutput {
	accountId: string;
	job: IDataObject;
}

/** @throws InvalidValue */
function placeOf(run: OperationRun): JobPlace {
	const place = { accountId: accountId(run) };
	return valueOf(run, jobBy) === 'id'
		? { kind: 'id', ...place, jobId: valueOf(run, jobId) }
		: { kind: 'newest', ...place, dataExtractId: dataExtractId(run) };
}

/** @throws NodeOperationError if the job failed, or is not finished, after waiting for it if that is wanted */
async function endedJob(
	run: OperationRun,
	place: JobPlace,
	longestMs: number | undefined,
): Promise<IDataObject> {
	const job = await readJob(run, place);
	if (job !== undefined && hasJobEnded(job)) return successful(run, job);
	if (longestMs === undefined) throw notFinished(run, place, job);
	return await finishedJob(run, place, longestMs);
}

/** The files of the job with these names, as Autodesk writes them. @throws NodeOperationError */
async function filesNamed(
	run: OperationRun,
	{ accountId: account, job }: JobOutput,
	names: readonly string[],
): Promise<string[]> {
	const path = fillPath(DATA_FILES_PATH, { accountId: account, jobId: String(job.id) });
	const listed = await run.aps.read({ path, signal: run.signal }, ({ body }) =>
		readDataFiles(body),
	);
	return names.map((name) => {
		const wanted = name.toLowerCase();
		const file = listed.find(
			(each) => each.name.toLowerCase() === wanted || each.name.toLowerCase() === `${wanted}.csv`,
		);
		if (file !== undefined) return file.name;
		const has = listed.map((each) => each.name).sort();
		throw new NodeOperationError(
			run.ctx.getNode(),
			`${csvFiles.displayName}: the data extract has no file "${name}"`,
			{
				itemIndex: run.itemIndex,
				description: `It has ${has.join(', ') || 'no files'}. Which ones there are depends on its service groups. The job is ${String(job.id)}`,
			},
		);
	});
}

async function downloadFile(
	run: OperationRun,
	{ accountId: account, job }: JobOutput,
	{ file, fileName, field }: { file: string; fileName: string; field: string },
): Promise<FileRecord> {
	const id = String(job.id);
	const path = run.path({ accountId: account, jobId: id, fileName: file });
	const {
		file: stored,
		transfer,
		contentType,
	} = await downloadContent(
		run,
		{
			fileName,
			purpose: { action: run.operation.summary },
			connections: valueIn(run, downloadOptions, parallelParts),
		},
		async () => readDataFileUrl((await run.aps.request({ path, signal: run.signal })).body),
	);
	const record = {
		name: fileName,
		size: transfer.bytes,
		contentType,
		transfer,
		id,
		dataExtractId: job.requestId ?? null,
	};
	return new FileRecord(record, field, stored);
}
