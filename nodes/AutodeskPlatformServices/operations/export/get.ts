import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { docsProjectId } from '../../../fields/docsProject';
import { hubForLists } from '../../../fields/hub';
import { outputField } from '../../../fields/outputField';
import { projectOrLink } from '../../../fields/project';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { valueIn, valueOf } from '../../../parameters/values';
import { transferExample, withTransfer } from '../../../records/transfer';
import { exportCompletion, finishedExport, hasEnded, readExport } from '../../../exports/exportJob';
import { exportedFile, outputName } from '../../../exports/exportedFile';
import { download, exportIdField } from '../../../exports/exportParameters';
import { exportAdvice, exportExample, exportRecord, EXPORT_PATH, fileExports } from './exportJob';

const exportId = exportIdField('Export > Create');

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
		const job = await readExport(run, fileExports, place);
		const ended =
			hasEnded(job) || longestMs === undefined
				? job
				: await finishedExport(run, fileExports, place, longestMs);
		if (hasEnded(ended) && valueOf(run, download)) {
			return await exportedFile(run, {
				kind: fileExports,
				place,
				job: ended,
				chosenName: name,
				toRecord: (fileName) => exportRecord(place, ended, fileName),
			});
		}
		return withTransfer(exportRecord(place, ended, name ?? null), null);
	},
});
