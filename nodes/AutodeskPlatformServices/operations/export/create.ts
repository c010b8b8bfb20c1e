import type { IDataObject } from 'n8n-workflow';
import { versionIdOf } from '../../../documents/documentIds';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { docsProjectId } from '../../../fields/docsProject';
import { hubForLists } from '../../../fields/hub';
import { outputField } from '../../../fields/outputField';
import { projectId, projectOrLink } from '../../../fields/project';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { valueIn, valueOf } from '../../../parameters/values';
import { transferExample, withTransfer } from '../../../records/transfer';
import type { DocumentUrn } from '../../../../protocol/aps/documentUrn';
import { documentUrn } from '../../../values/documentUrn';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';
import { exportCompletion, finishedExport } from '../../../exports/exportJob';
import { exportedFile, outputName } from '../../../exports/exportedFile';
import { markups, otherMarkups, standardMarkups } from '../../../exports/markups';
import { exportAdvice, exportExample, exportRecord, EXPORTS_PATH, fileExports } from './exportJob';

/** As many as Autodesk takes. */
const MOST_FILES = 200;

const fileVersions = defineParameter({
	displayName: 'Files',
	name: 'files',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	description:
		'IDs of file versions, or of files for their newest versions, separated by commas or new lines, or as a list. PDF, DWG and RVT files, up to 200.',
	read(entered, { displayName }) {
		const list = Array.isArray(entered) ? entered.map(String) : longTextList(entered);
		const texts = list.map((text) => text.trim()).filter((text) => text !== '');
		if (texts.length === 0) throw new InvalidValue(displayName, 'enter at least one');
		if (texts.length > MOST_FILES) {
			throw new InvalidValue(displayName, `use at most ${MOST_FILES} files, not ${texts.length}`);
		}
		return texts.map((text) => documentUrn(displayName, text, 'fileVersion'));
	},
});

const { waitForCompletion, timeout } = exportCompletion;
const createOptions = options([outputName, markups, timeout, waitForCompletion]);

export const create = defineOperation({
	action: 'Export Files',
	name: 'Create',
	value: 'create',
	summary: 'Export files as PDF',
	description:
		'Export PDF files, and the 2D views and sheets of DWG and RVT files, as PDF with markups. With Options > Wait for Completion, the result is downloaded; otherwise, Export > Get does that.',
	endpoint: `POST ${EXPORTS_PATH}`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [hubForLists, projectOrLink, fileVersions, outputField],
	itemsAtOnce: TRANSFER_CONCURRENCY,
	options: createOptions.options,
	advice: exportAdvice,
	example: withTransfer(exportExample, transferExample),
	async execute(run) {
		const longestMs = longestWait(run, createOptions, exportCompletion);
		const name = valueIn(run, createOptions, outputName);
		const wanted = valueIn(run, createOptions, markups);
		const urns = valueOf(run, fileVersions);
		valueOf(run, outputField);
		const project = docsProjectId(run);
		const created = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ project_id: project }),
				body: {
					options: {
						outputFileName: name?.replace(/\.(pdf|zip)$/i, ''),
						standardMarkups: wanted && standardMarkups(wanted),
						issueMarkups: wanted && otherMarkups(wanted, 'issue'),
						photoMarkups: wanted && otherMarkups(wanted, 'photo'),
					},
					fileVersions: await versionIds(run, urns),
				},
			},
			'id',
		);
		const place = { projectId: project, id: String(created.id) };
		if (longestMs === undefined) return started(place, created, name);
		const job = await finishedExport(run, fileExports, place, longestMs);
		return await exportedFile(run, {
			kind: fileExports,
			place,
			job,
			chosenName: name,
			toRecord: (fileName) => exportRecord(place, job, fileName),
		});
	},
});

function started(
	place: { projectId: string; id: string },
	{ status }: IDataObject,
	name: string | undefined,
): IDataObject {
	const job = { status: String(status ?? 'processing'), signedUrl: undefined, failedFiles: [] };
	return withTransfer(exportRecord(place, job, name ?? null), null);
}

async function versionIds(run: OperationRun, urns: readonly DocumentUrn[]): Promise<string[]> {
	const ids: string[] = [];
	for (const urn of urns) ids.push(await versionIdOf(run.aps, projectId(run), urn));
	return [...new Set(ids)];
}
