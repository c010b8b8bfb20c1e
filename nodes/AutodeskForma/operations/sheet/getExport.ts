import { exportCompletion, finishedExport, hasEnded, readExport } from '../../../exports/exportJob';
import { exportedFile } from '../../../exports/exportedFile';
import { download, exportIdField } from '../../../exports/exportParameters';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { outputField } from '../../../fields/outputField';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { valueIn, valueOf } from '../../../parameters/values';
import { sheetExportExample, sheetExportRecord } from '../../../records/sheet';
import { transferExample, withTransfer } from '../../../records/transfer';
import { EXPORT_PATH, pdfName, sheetExportAdvice, sheetExports } from './sheetExports';

const exportId = exportIdField('Sheet > Export');

const { waitForCompletion, timeout } = exportCompletion;
const getOptions = options([pdfName, timeout, waitForCompletion]);

export const getExport = defineOperation({
	action: 'Get Sheet Export',
	name: 'Get Export',
	value: 'getExport',
	summary: 'Get export of sheets',
	description:
		'Retrieve how an export of sheets stands that was started before, and download the PDF once it is finished',
	endpoint: `GET ${EXPORT_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		...constructionProject,
		exportId,
		download,
		{ ...outputField, displayOptions: { show: { download: [true] } } },
	],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: getOptions.options,
	advice: sheetExportAdvice,
	example: withTransfer(sheetExportExample, transferExample),
	async execute(run) {
		const longestMs = longestWait(run, getOptions, exportCompletion);
		const name = valueIn(run, getOptions, pdfName);
		const place = { projectId: constructionProjectId(run), id: valueOf(run, exportId) };
		const job = await readExport(run, sheetExports, place);
		const ended =
			hasEnded(job) || longestMs === undefined
				? job
				: await finishedExport(run, sheetExports, place, longestMs);
		if (hasEnded(ended) && valueOf(run, download)) {
			return await exportedFile(run, {
				kind: sheetExports,
				place,
				job: ended,
				chosenName: name,
				toRecord: (fileName) => sheetExportRecord(fileName, ended.status, place),
			});
		}
		const fileName = name === undefined ? null : `${name}.pdf`;
		return withTransfer(sheetExportRecord(fileName, ended.status, place), null);
	},
});
