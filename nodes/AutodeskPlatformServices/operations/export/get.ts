import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { docsProjectId } from '../../../fields/docsProject';
import { hubForLists } from '../../../fields/hub';
import { outputField } from '../../../fields/outputField';
import { projectOrLink } from '../../../fields/project';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { transferExample, withTransfer } from '../../../records/transfer';
import {
	exportAdvice,
	exportCompletion,
	exportExample,
	exportRecord,
	EXPORT_PATH,
	finishedExport,
	hasEnded,
	readExport,
} from './exportJob';
import { exportedFile, outputName } from './exportedFile';

const exportId = defineParameter({
	displayName: 'Export ID',
	name: 'exportId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5b4bb914-c123-4f10-87e3-579ef934aaf9',
	description: 'ID of the export, which Export > Create returns',
	read: read.requiredText(100),
});

const download = defineParameter({
	displayName: 'Download',
	name: 'download',
	type: 'boolean',
	default: true,
	description: 'Whether to download the exported file once the export is finished',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

const { waitForCompletion, timeout } = exportCompletion;
const getOptions = options([outputName, timeout, waitForCompletion]);

export const get = defineOperation({
	action: 'Get Export',
	name: 'Get',
	value: 'get',
	summary: 'Get export',
	description:
		'Retrieve how an export stands, and download the exported PDF or ZIP file once it is finished',
	endpoint: `GET ${EXPORT_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		exportId,
		download,
		{ ...outputField, displayOptions: { show: { download: [true] } } },
	],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: getOptions.options,
	advice: exportAdvice,
	example: withTransfer(exportExample, transferExample),
	async execute(run) {
		const longestMs = longestWait(run, getOptions, exportCompletion);
		const name = valueIn(run, getOptions, outputName);
		const place = { projectId: docsProjectId(run), id: valueOf(run, exportId) };
		const job = await readExport(run, place);
		const ended =
			hasEnded(job) || longestMs === undefined ? job : await finishedExport(run, place, longestMs);
		if (hasEnded(ended) && valueOf(run, download)) {
			return await exportedFile(run, place, ended, name);
		}
		return withTransfer(exportRecord(place, ended, name ?? null), null);
	},
});
