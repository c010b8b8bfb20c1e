import { isGuid } from '../../../../protocol/aps/ids';
import { MOST_EXPORTED_SHEETS } from '../../../../protocol/aps/sheetRules';
import { exportCompletion, finishedExport } from '../../../exports/exportJob';
import { exportedFile } from '../../../exports/exportedFile';
import { otherMarkups, sheetMarkups, standardMarkups } from '../../../exports/markups';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { outputField } from '../../../fields/outputField';
import { longestWait, timeoutMinutes } from '../../../longWork/completion';
import type { Completion } from '../../../longWork/completion';
import { sheetsOf } from '../../../lookUp/sheets';
import { idOfTheOne } from '../../../lookUp/theOne';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { sheetExportExample, sheetExportRecord } from '../../../records/sheet';
import { transferExample, withTransfer } from '../../../records/transfer';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';
import { EXPORTS_PATH, pdfName, sheetExportAdvice, sheetExports } from './sheetExports';

const sheets = defineParameter({
	displayName: 'Sheets',
	name: 'sheets',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. A-101, A-102',
	description: `Numbers or IDs of sheets, separated by commas or new lines, or as a list, at most ${MOST_EXPORTED_SHEETS.toLocaleString('en')}. A number means the newest version.`,
	read(entered, { displayName }) {
		const list = Array.isArray(entered) ? entered.map(String) : longTextList(entered);
		const texts = list.map((text) => text.trim()).filter((text) => text !== '');
		if (texts.length === 0) throw new InvalidValue(displayName, 'enter at least one');
		if (texts.length <= MOST_EXPORTED_SHEETS) return texts;
		throw new InvalidValue(
			displayName,
			`use at most ${MOST_EXPORTED_SHEETS} sheets, not ${texts.length}`,
		);
	},
});

const { defaultMinutes } = exportCompletion;

/** Unlike other long work, an export is of no use without its file, so waiting is the usual way. */
const completion: Completion = {
	defaultMinutes,
	timeout: timeoutMinutes(defaultMinutes),
	waitForCompletion: defineParameter({
		...exportCompletion.waitForCompletion,
		description:
			'Whether to wait until the export is finished, and return the file. If you turn it off, Sheet > Get Export returns the file later.',
		default: true,
		read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
	}),
};

const exportOptions = options([
	pdfName,
	sheetMarkups,
	completion.timeout,
	completion.waitForCompletion,
]);

export const exportSheets = defineOperation({
	action: 'Export Sheets',
	name: 'Export',
	value: 'export',
	summary: 'Export sheets as PDF',
	description:
		'Export sheets of a project as one PDF with markups, and download it. Takes sheet numbers or IDs, and waits until Autodesk has made the PDF.',
	endpoint: `POST ${EXPORTS_PATH}`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [...constructionProject, sheets, outputField],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: exportOptions.options,
	advice: sheetExportAdvice,
	example: withTransfer(sheetExportExample, transferExample),
	async execute(run) {
		const longestMs = longestWait(run, exportOptions, completion);
		const name = valueIn(run, exportOptions, pdfName);
		const wanted = valueIn(run, exportOptions, sheetMarkups);
		const entered = valueOf(run, sheets);
		valueOf(run, outputField);
		const projectId = constructionProjectId(run);
		const created = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ projectId }),
				body: {
					options: {
						outputFileName: name,
						standardMarkups: wanted && standardMarkups(wanted),
						issueMarkups: wanted && otherMarkups(wanted, 'issue'),
						photoMarkups: wanted && otherMarkups(wanted, 'photo'),
						assetMarkups: wanted && { includeMarkups: wanted.includes('assets') },
					},
					sheets: await sheetIds(run, projectId, entered),
				},
			},
			'id',
		);
		const place = { projectId, id: String(created.id) };
		if (longestMs === undefined) {
			const status = String(created.status ?? 'processing');
			const fileName = name === undefined ? null : `${name}.pdf`;
			return withTransfer(sheetExportRecord(fileName, status, place), null);
		}
		const job = await finishedExport(run, sheetExports, place, longestMs);
		return await exportedFile(run, {
			kind: sheetExports,
			place,
			job,
			chosenName: name,
			toRecord: (fileName) => sheetExportRecord(fileName, job.status, place),
		});
	},
});

/** Each sheet once, however often it was entered. @throws InvalidValue for a number of no sheet */
async function sheetIds(
	run: OperationRun,
	projectId: string,
	entered: readonly string[],
): Promise<string[]> {
	const list = sheetsOf(run, projectId);
	const ids = new Set<string>();
	for (const text of entered) {
		const id = isGuid(text)
			? text
			: await idOfTheOne(run.directories, list, sheets.displayName, text);
		ids.add(id);
	}
	return [...ids];
}
