import { fillPath } from '../../../../protocol/aps/ids';
import type { ExportKind } from '../../../exports/exportKind';
import { outputName } from '../../../exports/exportedFile';
import { teamAdvice } from '../../../fields/teamAdvice';
import { defineParameter } from '../../../parameters/parameter';

export const EXPORTS_PATH = '/construction/sheets/v1/projects/{projectId}/exports';
export const EXPORT_PATH = `${EXPORTS_PATH}/{exportId}`;

/** What to do about a refused export. */
export const sheetExportAdvice: Readonly<Record<number, string>> = {
	...teamAdvice('sheets'),
	404: 'Check the project and the IDs: all sheets must exist in the project and not be deleted, and Autodesk keeps exports for a limited time',
};

/** Exports of sheets as one PDF. */
export const sheetExports: ExportKind = {
	things: 'sheets',
	pathOf: ({ projectId, id }) => fillPath(EXPORT_PATH, { projectId, exportId: id }),
	advice: sheetExportAdvice,
	resumedBy: 'Sheet > Get Export',
	extension: '.pdf',
};

/** Name of the PDF. Autodesk adds the extension. */
export const pdfName = defineParameter({
	...outputName,
	placeholder: 'e.g. Drawings.pdf',
	description: 'Name of the PDF',
	read: (entered, parameter, run) =>
		outputName.read(entered, parameter, run)?.replace(/\.pdf$/i, ''),
});
