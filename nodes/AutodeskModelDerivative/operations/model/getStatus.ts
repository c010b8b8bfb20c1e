import { NodeOperationError } from 'n8n-workflow';
import { isTranslating } from '../../../../protocol/aps/manifest';
import { onStatus } from '../../../apsClient/onStatus';
import { simplified, simplify } from '../../../fields/simplify';
import { completionOf, longestWait } from '../../../longWork/completion';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import type { Ending } from '../../../longWork/waitUntilDone';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { modelStatusExample, simplifyManifest } from '../../../records/modelStatus';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import type { Model } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { manifestOf } from '../../model/manifest';
import type { ManifestAnswer } from '../../model/manifest';

/** Long enough for a large model that was just uploaded to ACC, which translates it by itself. */
const completion = completionOf(
	'all translations are done, also of a file that was uploaded a moment ago',
	60,
);
const statusOptions = options([completion.waitForCompletion, completion.timeout]);

export const getStatus = defineOperation({
	action: 'Fetch Manifest',
	name: 'Get Status',
	value: 'getStatus',
	summary: 'Get status of model translations',
	description:
		'Retrieve how the translations of a model stand, with warnings and errors. Turn off Simplify for the whole manifest. Files of ACC and BIM 360 are translated to SVF2 when they are uploaded.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/manifest',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, simplify],
	options: statusOptions.options,
	advice: modelAdvice,
	example: modelStatusExample,
	async execute(run) {
		const longestMs = longestWait(run, statusOptions, completion);
		const model = await chosenModel(run);
		const { manifest, raw } =
			longestMs === undefined
				? await manifestOf(run, model)
				: await finishedManifest(run, model, longestMs);
		return simplified(run, raw, () => simplifyManifest(manifest, model.urn));
	},
});

/**
 * Waits until nothing is being translated. A file that was just uploaded has no manifest yet.
 *
 * @param longestMs how long to wait, in ms
 * @throws NodeOperationError with the URN, if a translation failed or the time is up
 */
async function finishedManifest(
	run: OperationRun,
	model: Model,
	longestMs: number,
): Promise<ManifestAnswer> {
	let latest: ManifestAnswer | undefined;
	const check = async () => {
		latest = await manifestOf(run, model).catch(onStatus(404, async () => undefined));
		return latest && !isTranslatingAny(latest) ? latest : undefined;
	};
	const finished = await check();
	const ending: Ending<ManifestAnswer> = finished
		? { kind: 'done', result: finished }
		: await waitUntilDone(run, { longestMs, check });
	if (ending.kind !== 'done') throw notFinished(run, model, ending.kind, latest);
	const { status, messages } = ending.result.manifest;
	if (status === 'success') return ending.result;
	throw problem(run, model, `The translation ended with the status ${status}`, [
		...messages.slice(0, 10),
		'To translate it again, use Model > Translate with Options > Force',
	]);
}

function isTranslatingAny({ manifest: { status, derivatives } }: ManifestAnswer): boolean {
	return isTranslating(status) || derivatives.some((each) => isTranslating(each.status));
}

function notFinished(
	run: OperationRun,
	model: Model,
	kind: 'timedOut' | 'stopped',
	latest: ManifestAnswer | undefined,
): NodeOperationError {
	if (latest === undefined) {
		return problem(run, model, 'The model has no translations yet', [
			'Autodesk translates files of ACC and BIM 360 when they are uploaded, if their format can be translated. For other files, use Model > Translate',
		]);
	}
	const { progress } = latest.manifest;
	const state = progress === undefined ? '' : ` at ${progress}%`;
	const what = kind === 'stopped' ? 'Stopped while translating' : 'Still translating';
	return problem(run, model, `${what}${state}`, [
		`Autodesk continues. Check it again later, or wait longer with Options > ${completion.timeout.displayName}`,
	]);
}

function problem(
	run: OperationRun,
	{ urn }: Model,
	message: string,
	sentences: readonly string[],
): NodeOperationError {
	return new NodeOperationError(run.ctx.getNode(), message, {
		itemIndex: run.itemIndex,
		description: [...sentences, `The model is ${urn}`].join('. '),
	});
}
