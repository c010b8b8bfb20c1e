import { NodeOperationError } from 'n8n-workflow';
import { readSignedDerivative } from '../../../../protocol/aps/signedDerivative';
import type { Manifest } from '../../../../protocol/aps/manifest';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import { optionalFileName } from '../../../fields/fileName';
import { outputField } from '../../../fields/outputField';
import { parallelParts } from '../../../fields/parallelParts';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { fileNameOf, modelDerivativeExample } from '../../../records/modelDerivative';
import { transferExample, withTransfer } from '../../../records/transfer';
import { downloadContent } from '../../../transfer/download';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import type { Model } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { inRegion } from '../../model/inRegion';
import { manifestOf } from '../../model/manifest';

const derivativeBy = defineParameter({
	displayName: 'Derivative',
	name: 'derivativeBy',
	type: 'options',
	default: 'format',
	options: [
		{
			name: 'By Format',
			value: 'format',
			description: 'All files of an output format, each as an item',
		},
		{ name: 'By ID', value: 'id', description: 'One file, by the ID from Get Derivatives' },
	],
	description: 'Which file to download',
	read: read.choice,
});

const format = defineParameter({
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'ifc',
	options: [
		{ name: 'DWG', value: 'dwg' },
		{ name: 'FBX', value: 'fbx' },
		{ name: 'IFC', value: 'ifc' },
		{ name: 'IGES', value: 'iges' },
		{ name: 'OBJ', value: 'obj' },
		{ name: 'PDF of Sheets', value: 'pdf' },
		{ name: 'STEP', value: 'step' },
		{ name: 'STL', value: 'stl' },
		{ name: 'Thumbnail', value: 'thumbnail' },
	],
	displayOptions: { show: { derivativeBy: ['format'] } },
	description: 'The output format. Translate the model into it first.',
	read: read.choice,
});

const derivativeId = defineParameter({
	displayName: 'Derivative ID',
	name: 'derivativeId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.viewing:fs.file:dXJuOm…/output/Tower A.ifc',
	displayOptions: { show: { derivativeBy: ['id'] } },
	description: 'ID of the file, as Get Derivatives returns it',
	read: read.requiredText(),
});

const downloadOptions = options([
	{
		...optionalFileName,
		description: 'Name of the file in n8n, for one file. By default its name in Autodesk.',
	},
	parallelParts,
]);

export const downloadDerivative = defineOperation({
	action: 'Fetch Derivative Download URL',
	name: 'Download Derivative',
	value: 'downloadDerivative',
	summary: 'Download file translated from model',
	description:
		'Download what a model was translated into, such as IFC, DWG or OBJ. Large files are fetched in parts, several at a time.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/manifest/{derivativeUrn}/signedcookies',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, derivativeBy, format, derivativeId, outputField],
	options: downloadOptions.options,
	itemsAtOnce: TRANSFER_CONCURRENCY,
	advice: modelAdvice,
	example: withTransfer(
		{
			name: modelDerivativeExample.name,
			size: 1482752,
			contentType: 'application/octet-stream',
			id: modelDerivativeExample.id,
			derivativeUrn: modelDerivativeExample.derivativeUrn,
		},
		transferExample,
	),
	async execute(run) {
		const field = valueOf(run, outputField);
		const id = valueOf(run, derivativeBy) === 'id' ? valueOf(run, derivativeId) : undefined;
		const name = valueIn(run, downloadOptions, optionalFileName);
		const model = await chosenModel(run);
		const urns = id === undefined ? await urnsOfFormat(run, model) : [id];
		const files: FileRecord[] = [];
		for (const urn of urns) {
			const fileName = urns.length === 1 && name !== undefined ? name : fileNameOf(urn);
			files.push(await download(run, { model, urn, fileName, field }));
		}
		return files;
	},
});

interface Wanted {
	model: Model;
	/** Of the derivative. */
	urn: string;
	fileName: string;
	/** Output field. */
	field: string;
}

async function download(
	run: OperationRun,
	{ model, urn, fileName, field }: Wanted,
): Promise<FileRecord> {
	const { file, transfer, contentType } = await downloadContent(
		run,
		{
			fileName,
			purpose: { action: run.operation.summary },
			connections: valueIn(run, downloadOptions, parallelParts),
		},
		async () =>
			await inRegion(run, model, async (region) =>
				readSignedDerivative(
					await run.aps.request({
						path: run.path({ urn: model.urn, derivativeUrn: urn }),
						region,
						signal: run.signal,
					}),
				),
			),
	);
	const record = {
		name: fileName,
		size: transfer.bytes,
		contentType,
		transfer,
		id: urn,
		derivativeUrn: model.urn,
	};
	return new FileRecord(record, field, file);
}

/** @throws NodeOperationError if there is none */
async function urnsOfFormat(run: OperationRun, model: Model): Promise<string[]> {
	const wanted = valueOf(run, format) ?? '';
	const { manifest } = await manifestOf(run, model);
	const urns = wanted === 'pdf' ? pdfsIn(manifest) : filesOf(manifest, wanted);
	if (urns.length > 0) return urns;
	const has = manifest.derivatives.map(
		(derivative) => `${derivative.format} (${derivative.status})`,
	);
	throw new NodeOperationError(
		run.ctx.getNode(),
		`The model has no ${wanted.toUpperCase()} to download`,
		{
			itemIndex: run.itemIndex,
			description: `It has ${has.join(', ') || 'nothing'}. Translate it with Model > Translate and Wait for Completion, then download. The model is ${model.urn}`,
		},
	);
}

/** The files themselves, without what belongs to them, if Autodesk marks them by their role. */
function filesOf({ derivatives }: Manifest, wanted: string): string[] {
	const files = derivatives
		.filter(({ format: made }) => made === wanted)
		.flatMap(({ resources }) => resources)
		.filter(({ status }) => status === undefined || status === 'success');
	const main = files.filter(({ role }) => role?.toLowerCase() === wanted);
	return (main.length > 0 ? main : files).flatMap(({ urn }) => urn ?? []);
}

function pdfsIn({ derivatives }: Manifest): string[] {
	return derivatives
		.flatMap(({ resources }) => resources)
		.filter(({ mime, role }) => mime === 'application/pdf' || role === 'pdf-page')
		.flatMap(({ urn }) => urn ?? []);
}
