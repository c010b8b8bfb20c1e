import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isTranslating } from '../../../../protocol/aps/manifest';
import type { Manifest } from '../../../../protocol/aps/manifest';
import { onStatus } from '../../../apsClient/onStatus';
import { longestWait } from '../../../longWork/completion';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import { merged } from '../../../parameters/merged';
import { valueIn } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { modelStatusExample, simplifyManifest } from '../../../records/modelStatus';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import type { Model } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { manifestIfAny, manifestOf } from '../../model/manifest';
import { checkFormats } from '../../model/supportedFormats';
import { formats, views } from './translationFormats';
import { hasAll, isTranslatingAny, translationJob } from './translationJob';
import type { TranslationJob } from './translationJob';
import { completion, force, translationOptions } from './translationOptions';

const paidNotice: INodeProperties = {
	displayName:
		'Translations use paid capacity of Autodesk. Files of ACC and BIM 360 have SVF2 already: if the model has what you choose, nothing is translated.',
	name: 'paidNotice',
	type: 'notice',
	default: '',
};

export const translate = defineOperation({
	action: 'Create Translation Job',
	name: 'Translate',
	value: 'translate',
	summary: 'Translate model into other formats',
	description:
		'Translate a model or drawing for the viewer and for reading its properties, or into IFC, DWG, OBJ, STEP and other formats. Uses paid capacity of Autodesk, unless the model has the formats already.',
	endpoint: 'POST /modelderivative/v2/designdata/job',
	scopes: ['data:create', 'data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, paidNotice, formats, views],
	options: translationOptions.options,
	advice: {
		...modelAdvice,
		404: 'Autodesk does not find the file. Check that the upload is complete, and that the credential can open it',
		406: 'The file cannot be translated into these formats. Model > Get Formats shows what is possible',
		409: 'Another translation of this model is being changed. Wait until it is done, then try again',
	},
	example: { started: true, ...modelStatusExample },
	async execute(run) {
		const job = translationJob(run);
		const longestMs = longestWait(run, translationOptions, completion);
		const isForced = valueIn(run, translationOptions, force) ?? false;
		const model = await chosenModel(run);
		const existing = await existingManifest(run, model);
		const isThere = !isForced && existing !== undefined && hasAll(existing, job);
		if (!isThere) {
			const source = job.rootFile ?? model.fileName ?? '';
			const extension = /\.(\w+)$/.exec(source)?.[1]?.toLowerCase();
			// What is in an archive, only its root file says.
			if (extension !== undefined && extension !== 'zip') {
				await checkFormats(run, formats.displayName, job.formats, source);
			}
			await start(run, model, job, isForced);
		}
		const manifest = isThere ? existing : undefined;
		const done =
			longestMs === undefined || (isThere && !isTranslatingAny(existing, job))
				? (manifest ?? (await manifestAfterStart(run, model)))
				: await translated(run, model, job, longestMs);
		return { started: !isThere, ...statusOf(done, model, job) };
	},
});

/** Looks in the region where the model was translated before, if it was. */
async function existingManifest(run: OperationRun, model: Model): Promise<Manifest | undefined> {
	const found = await manifestOf(run, model).catch(onStatus(404, async () => undefined));
	return found?.manifest;
}

async function start(
	run: OperationRun,
	model: Model,
	{ body }: TranslationJob,
	isForced: boolean,
): Promise<void> {
	await run.aps.record(
		{
			method: 'POST',
			path: run.path(),
			body: merged({ input: { urn: model.urn } }, body),
			headers: isForced ? { 'x-ads-force': 'true' } : undefined,
			region: model.region,
		},
		'urn',
	);
}

/** The manifest may take a moment to appear, or to name the new formats. */
async function manifestAfterStart(run: OperationRun, model: Model): Promise<Manifest | undefined> {
	return (await manifestIfAny(run, model))?.manifest;
}

/** @throws NodeOperationError with the URN, if the translation fails or is not done in time */
async function translated(
	run: OperationRun,
	model: Model,
	job: TranslationJob,
	longestMs: number,
): Promise<Manifest> {
	let latest: Manifest | undefined;
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			latest = await manifestAfterStart(run, model);
			return latest !== undefined && isSettled(latest, job) ? latest : undefined;
		},
	});
	if (ending.kind === 'done') {
		const failed = ending.result.derivatives.filter(
			({ format, status }) =>
				job.formats.includes(format) && (status === 'failed' || status === 'timeout'),
		);
		if (
			failed.length === 0 &&
			ending.result.status !== 'failed' &&
			ending.result.status !== 'timeout'
		) {
			return ending.result;
		}
		const names = failed.map(({ format, status }) => `${format} (${status})`).join(', ');
		throw notTranslated(run, model, `The translation failed${names === '' ? '' : `: ${names}`}`, [
			...ending.result.messages,
			'To try again, turn on Options > Force',
		]);
	}
	const progress = latest?.progress === undefined ? '' : ` at ${latest.progress}%`;
	const stopped = ending.kind === 'stopped' ? 'Stopped while translating' : 'Still translating';
	throw notTranslated(run, model, `${stopped}${progress}`, [
		`Autodesk continues. Do not start it again: check it with Model > Get Status, or wait longer with Options > ${completion.timeout.displayName}`,
	]);
}

/** Other formats may still be translating. */
function isSettled(
	{ status, derivatives }: Manifest,
	{ formats: wanted }: TranslationJob,
): boolean {
	if (status === 'failed' || status === 'timeout') return true;
	return wanted.every((type) =>
		derivatives.some(({ format, status: own }) => format === type && !isTranslating(own)),
	);
}

function notTranslated(
	run: OperationRun,
	{ urn }: Model,
	message: string,
	sentences: readonly string[],
): NodeOperationError {
	return new NodeOperationError(run.ctx.getNode(), message, {
		itemIndex: run.itemIndex,
		description: [...sentences.slice(0, 10), `The model is ${urn}`].join('. '),
	});
}

function statusOf(
	manifest: Manifest | undefined,
	{ urn, region }: Model,
	job: TranslationJob,
): IDataObject {
	if (manifest !== undefined) return simplifyManifest(manifest, urn);
	return simplifyManifest(
		{
			status: 'pending',
			progress: 0,
			region,
			hasThumbnail: false,
			derivatives: job.formats.map((format) => ({
				format,
				status: 'pending',
				progress: 0,
				name: undefined,
				resources: [],
			})),
			messages: [],
		},
		urn,
	);
}
