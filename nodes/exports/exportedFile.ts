import type { IDataObject } from 'n8n-workflow';
import { optionalFileName } from '../fields/fileName';
import { outputField } from '../fields/outputField';
import { FileRecord } from '../operations/fileRecord';
import type { OperationRun } from '../operations/operation';
import { defineParameter } from '../parameters/parameter';
import { valueOf } from '../parameters/values';
import { withTransfer } from '../records/transfer';
import { downloadContent } from '../transfer/download';
import { downloadOf, readExport } from './exportJob';
import type { ExportJob } from './exportJob';
import type { ExportKind, ExportPlace } from './exportKind';

/** Name of the file, without extension: Autodesk decides whether it is a PDF or a ZIP file. */
export const outputName = defineParameter({
	...optionalFileName,
	placeholder: 'e.g. Drawings',
	description:
		'Name of the exported file. Its extension is that of the file: one PDF is exported as a PDF, everything else as a ZIP file.',
});

/** Nothing says the size beforehand, so it comes in one piece. */
const CONNECTIONS = 1;

/** An export that has ended, and how to show it. */
interface EndedExport {
	kind: ExportKind;
	place: ExportPlace;
	job: ExportJob;
	chosenName: string | undefined;
	/** @param name of the downloaded file */
	toRecord(name: string): IDataObject;
}

/** Downloads the result of an export that has ended. @throws NodeApiError | NodeOperationError */
export async function exportedFile(
	run: OperationRun,
	{ kind, place, job, chosenName, toRecord }: EndedExport,
): Promise<FileRecord> {
	let signed = downloadOf(job);
	const fileName = fileNameOf(job.signedUrl, chosenName, kind.extension);
	const purpose = { action: run.operation.summary };
	const downloaded = await downloadContent(
		run,
		{ fileName, purpose, connections: CONNECTIONS },
		async () => {
			const first = signed;
			signed = undefined;
			return first ?? downloadOf(await readExport(run, kind, place));
		},
	);
	const record = withTransfer(toRecord(fileName), downloaded.transfer);
	return new FileRecord(record, valueOf(run, outputField), downloaded.file);
}

/** By the name that Autodesk gives the download, or else the path of the URL. */
function fileNameOf(
	signedUrl: string | undefined,
	chosen: string | undefined,
	usual: ExportKind['extension'],
): string {
	const given = signedUrl !== undefined && URL.canParse(signedUrl) ? new URL(signedUrl) : undefined;
	const disposition = given?.searchParams.get('response-content-disposition') ?? '';
	const [, quoted] = /filename="?([^";]+)"?/i.exec(disposition) ?? [];
	const name = quoted ?? given?.pathname.split('/').at(-1) ?? '';
	const [extension = usual] = /\.(pdf|zip)$/i.exec(name) ?? [];
	if (chosen === undefined) return quoted ?? `export${extension.toLowerCase()}`;
	return chosen.toLowerCase().endsWith(extension.toLowerCase())
		? chosen
		: `${chosen}${extension.toLowerCase()}`;
}
