import type { ModelView } from '../../../protocol/aps/modelViews';
import { defineEndpoint } from '../http/endpoint';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { TranslatedFormat, Translation } from '../state/translation';
import { translationOf } from './access';

const SHEET = 'eea006f7-042b-c298-d497-9ef4047e8378';
const THREE_D = '04b9a71d-9015-0a7b-338b-8522a705a8d7';
const MASTER = '1d6e48c5-e4a4-8ca5-5b02-3f2acc354470';

export const getViews = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: '/modelderivative/v2/designdata/{urn}/metadata',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	handle(call) {
		const made = viewableFormat(translationOf(call));
		if (made === undefined) return { status: 202, body: { result: 'success' } };
		const metadata = viewsOf(made).map(({ isMasterView, ...view }) =>
			isMasterView ? { ...view, isMasterView } : view,
		);
		return { status: 200, body: { data: { type: 'metadata', metadata } } };
	},
});

/** The views of a translation, of which those with elements come with their own guid. */
export function viewsOf({ views, hasMasterViews }: TranslatedFormat): ModelView[] {
	const all: ModelView[] = [];
	if (views.includes('2d')) {
		all.push({ name: 'A101 - Ground Floor', role: '2d', guid: SHEET, isMasterView: false });
	}
	if (views.includes('3d')) {
		all.push({ name: '{3D}', role: '3d', guid: THREE_D, isMasterView: false });
		if (hasMasterViews) {
			all.push({ name: 'New Construction', role: '3d', guid: MASTER, isMasterView: true });
		}
	}
	return all;
}

/**
 * @returns undefined while it is being made
 * @throws Refusal 404 if the model was not translated for the viewer
 */
export function viewableFormat({ formats }: Translation): TranslatedFormat | undefined {
	const made = formats.get('svf2') ?? formats.get('svf');
	if (made === undefined || made.failure !== undefined) {
		throw new Refusal(404, 'The model has no SVF or SVF2 derivative');
	}
	return Date.now() < made.finishesAt ? undefined : made;
}

/** @throws Refusal 404 for a view that the model does not have */
export function checkView(
	call: Call<never> | Call<unknown> | Call,
	made: TranslatedFormat,
): string {
	const { modelGuid } = call.params;
	if (viewsOf(made).some(({ guid }) => guid === modelGuid)) return modelGuid;
	throw new Refusal(404, `The model has no view ${modelGuid}`);
}
