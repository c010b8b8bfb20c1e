import { decodeModelUrn } from '../../../protocol/aps/modelUrn';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import type { TranslatedFormat, Translation } from '../state/translation';
import { regionOf, sourceOf, translationOf } from './access';
import { filesOf } from './files';
import { viewsOf } from './views';

const PATH = '/modelderivative/v2/designdata/{urn}/manifest';
const TOKENS = ['2L', '3L', 'SSA'] as const;

export const getManifest = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: PATH,
	scopes: [['data:read', 'viewables:read']],
	tokens: TOKENS,
	handle: (call) => ({ status: 200, body: manifestOf(translationOf(call)) }),
});

/** Answers with success whether or not there is a manifest. */
export const deleteManifest = defineEndpoint({
	service: 'modelDerivative',
	method: 'DELETE',
	path: PATH,
	scopes: ['data:read', 'data:write'],
	tokens: TOKENS,
	handle(call: Call) {
		const { urn } = sourceOf(call);
		const { translations, deletedManifests } = call.sim.state;
		if ((translations.get(urn)?.region ?? regionOf(call)) === regionOf(call)) {
			translations.delete(urn);
			deletedManifests.set(urn, true);
		}
		return { status: 200, body: { result: 'success' } };
	},
});

export function statusOf({ finishesAt, failure }: TranslatedFormat): string {
	if (Date.now() < finishesAt) return 'inprogress';
	return failure === undefined ? 'success' : 'failed';
}

function manifestOf(translation: Translation) {
	const formats = [...translation.formats.values()].map(statusOf);
	const status = ['inprogress', 'failed'].find((one) => formats.includes(one)) ?? 'success';
	return {
		type: 'manifest',
		urn: translation.urn,
		region: translation.region,
		version: '1.0',
		status,
		progress: status === 'inprogress' ? '45% complete' : 'complete',
		hasThumbnail: String(formats.includes('success')),
		derivatives: [...translation.formats].map(([format, made]) =>
			derivativeOf(translation, format, made),
		),
	};
}

function derivativeOf(translation: Translation, format: string, made: TranslatedFormat) {
	const status = statusOf(made);
	return {
		name: translation.sourceName,
		hasThumbnail: String(status === 'success'),
		status,
		progress: status === 'inprogress' ? '45% complete' : 'complete',
		outputType: format,
		messages:
			status === 'failed'
				? [{ type: 'error', code: 'TranslationWorker-InternalFailure', message: [made.failure] }]
				: undefined,
		children: status === 'success' ? childrenOf(translation, format, made) : [],
	};
}

function childrenOf(translation: Translation, format: string, made: TranslatedFormat) {
	const files = filesOf(translation, format).map(({ urn, role, mime, guid }) => ({
		urn,
		role,
		mime,
		guid,
		type: 'resource',
		status: 'success',
	}));
	if (format !== 'svf2' && format !== 'svf') return files;
	const views = viewsOf(made).map(({ guid, name, role }) => ({
		guid,
		name,
		role,
		type: 'geometry',
		status: 'success',
		progress: 'complete',
		hasThumbnail: 'true',
		viewableID: `view of ${decodeModelUrn(translation.urn)}`,
		children: [
			{
				guid: `graphics-${guid}`,
				type: 'resource',
				role: 'graphics',
				mime: `application/autodesk-${format}`,
			},
		],
	}));
	return [...files, ...views];
}
