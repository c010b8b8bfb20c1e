import { z } from 'zod';
import { decodeModelUrn } from '../../../protocol/aps/modelUrn';
import { WORKFLOW_ID } from '../../../protocol/aps/workflowId';
import { emitExtraction } from '../events/extractionEvents';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Translation } from '../state/translation';
import { regionOf, sourceOf, translationOf } from './access';
import { FORMATS, typeOf } from './formats';

const format = z
	.object({
		type: z.string(),
		views: z.array(z.enum(['2d', '3d'])).optional(),
		advanced: z.record(z.unknown()).optional(),
	})
	.strict();

const job = z
	.object({
		input: z
			.object({
				urn: z.string(),
				compressedUrn: z.boolean().optional(),
				rootFilename: z.string().min(1).optional(),
				checkReferences: z.boolean().optional(),
			})
			.strict(),
		output: z
			.object({
				formats: z.array(format).min(1),
				destination: z.object({ region: z.string() }).strict().optional(),
			})
			.strict(),
		misc: z
			.object({
				workflow: z.string().regex(WORKFLOW_ID).optional(),
				workflowAttribute: z.record(z.unknown()).optional(),
			})
			.strict()
			.optional(),
	})
	.strict();

type Format = z.infer<typeof format>;

export const createJob = defineEndpoint({
	service: 'modelDerivative',
	method: 'POST',
	path: '/modelderivative/v2/designdata/job',
	scopes: ['data:create', 'data:read', 'data:write'],
	tokens: ['2L', '3L', 'SSA'],
	body: job,
	handle(call) {
		const { input, output, misc } = call.body;
		const source = sourceOf(call, input.urn);
		if (input.compressedUrn && input.rootFilename === undefined) {
			throw new Refusal(400, 'rootFilename is required for a compressed URN');
		}
		const type = typeOf(input.rootFilename ?? source.name);
		for (const wanted of output.formats) checkFormat(wanted, type);
		const { translations, deletedManifests } = call.sim.state;
		const isForced = call.headers['x-ads-force'] === 'true';
		if (isForced) translations.delete(source.urn);
		else existing({ ...call, params: { urn: source.urn } });
		deletedManifests.delete(source.urn);
		const translation: Translation = translations.get(source.urn) ?? {
			urn: source.urn,
			sourceName: input.rootFilename ?? source.name,
			region: regionOf(call),
			formats: new Map(),
		};
		translations.set(source.urn, translation);
		const fresh = output.formats.filter(
			({ type: wanted, advanced }) =>
				advanced !== undefined ||
				translation.formats.get(wanted) === undefined ||
				translation.formats.get(wanted)?.failure !== undefined,
		);
		const { translationMs, translationFailure } = call.sim.settings;
		const finishesAt = Date.now() + translationMs;
		for (const { type: wanted, views = ['2d', '3d'] as const, advanced } of fresh) {
			translation.formats.set(wanted, {
				views,
				hasMasterViews: advanced?.generateMasterViews === true,
				finishesAt,
				failure: translationFailure === '' ? undefined : translationFailure,
			});
		}
		const { workflow, workflowAttribute } = misc ?? {};
		if (workflow !== undefined && fresh.length > 0) {
			const done = () =>
				emitExtraction(call.sim, workflow, { id: decodeModelUrn(source.urn) }, workflowAttribute);
			setTimeout(done, translationMs).unref();
		}
		return {
			status: fresh.length === 0 ? 201 : 200,
			body: {
				result: fresh.length === 0 ? 'success' : 'created',
				urn: source.urn,
				acceptedJobs: { output },
			},
		};
	},
});

/** What is there already counts, also what ACC has made of the file itself. */
function existing(call: Parameters<typeof translationOf>[0]): void {
	try {
		translationOf(call);
	} catch (error) {
		if (!(error instanceof Refusal) || error.status !== 404) throw error;
	}
}

/** @throws Refusal 400 for options that the format does not have, 406 for what cannot be translated so */
function checkFormat({ type, views, advanced = {} }: Format, sourceType: string): void {
	const types = FORMATS[type];
	if (types === undefined) throw new Refusal(400, `Unknown output type ${type}`);
	if (!types.includes(sourceType)) {
		throw new Refusal(406, `The translation from ${sourceType} to ${type} is not supported.`);
	}
	const isForViewer = type === 'svf' || type === 'svf2';
	if (isForViewer !== (views !== undefined)) {
		throw new Refusal(400, `views ${isForViewer ? 'are required' : 'are not allowed'} for ${type}`);
	}
	const unknown = Object.keys(advanced).find((key) => !ADVANCED[type].includes(key));
	if (unknown !== undefined) throw new Refusal(400, `${type} has no option ${unknown}`);
}

const VIEWER_OPTIONS = [
	'2dviews',
	'extractorVersion',
	'generateMasterViews',
	'materialMode',
	'conversionMethod',
	'buildingStoreys',
	'spaces',
	'openingElements',
	'hiddenObjects',
	'basicMaterialProperties',
	'autodeskMaterialProperties',
	'timelinerProperties',
];

const ADVANCED: Readonly<Record<string, readonly string[]>> = {
	dwg: ['exportSettingName'],
	fbx: [],
	ifc: ['exportSettingName'],
	iges: ['tolerance', 'surfaceType', 'sheetType', 'solidType'],
	obj: ['exportFileStructure', 'unit', 'modelGuid', 'objectIds'],
	step: ['applicationProtocol', 'tolerance'],
	stl: ['format', 'exportColor', 'exportFileStructure'],
	svf: VIEWER_OPTIONS,
	svf2: VIEWER_OPTIONS,
	thumbnail: ['width', 'height'],
};
