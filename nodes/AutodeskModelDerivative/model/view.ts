import { NodeOperationError } from 'n8n-workflow';
import { fillPath } from '../../../protocol/aps/ids';
import { fullestView, readModelViews } from '../../../protocol/aps/modelViews';
import type { ModelView } from '../../../protocol/aps/modelViews';
import { locatorValue, resourceLocator } from '../../fields/locator';
import type { OperationRun } from '../../operations/operation';
import { InvalidValue } from '../../values/invalidValue';
import type { Model } from './chosenModel';
import { inRegion } from './inRegion';
import { untilReady } from './untilReady';

const locator = resourceLocator({
	displayName: 'View',
	name: 'view',
	description:
		'The 3D view or sheet. By default a master view, or else the first 3D view, or else the first sheet.',
	search: 'searchModelViews',
	dependsOn: ['project', 'file', 'fileVersion', 'bucket', 'object'],
	idPlaceholder: 'e.g. 04b9a71d-9015-0a7b-338b-8522a705a8d7',
});

/** Optional. A name works as well as an ID. */
export const view = {
	...locator,
	modes: [
		...(locator.modes ?? []),
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string' as const,
			placeholder: 'e.g. New Construction',
		},
	],
};

/** All views of a model. @throws NodeApiError | NodeOperationError */
export async function viewsOf(
	run: OperationRun,
	model: Model,
	longestMs: number,
): Promise<ModelView[]> {
	return await inRegion(run, model, async (region) => {
		const path = fillPath('/modelderivative/v2/designdata/{urn}/metadata', { urn: model.urn });
		const answer = await untilReady(run, { path, region }, { model, longestMs });
		return run.aps.readAnswer({}, answer, ({ body }) => readModelViews(body));
	});
}

/** The view that was chosen, or the one with the most elements. @throws InvalidValue for an unknown one */
export async function chosenView(
	run: OperationRun,
	model: Model,
	longestMs: number,
): Promise<ModelView> {
	const entered = locatorValue(run, view.name);
	const views = await viewsOf(run, model, longestMs);
	const found =
		entered === ''
			? fullestView(views)
			: (views.find(({ guid }) => guid === entered) ?? named(views, entered));
	if (found !== undefined) return found;
	if (entered === '') throw withoutViews(run, model);
	const names = views.map(({ name, guid }) => name ?? guid).slice(0, 20);
	throw new InvalidValue(
		view.displayName,
		`the model has no view "${entered}"; it has ${names.join(', ') || 'none'}`,
	);
}

/** @throws InvalidValue if several have the name */
function named(views: readonly ModelView[], name: string): ModelView | undefined {
	const wanted = name.toLowerCase();
	const found = views.filter((candidate) => candidate.name?.trim().toLowerCase() === wanted);
	if (found.length < 2) return found[0];
	const ids = found.map(({ guid }) => guid).join(', ');
	throw new InvalidValue(view.displayName, `${found.length} views are named "${name}": ${ids}`);
}

function withoutViews(run: OperationRun, { urn }: Model): NodeOperationError {
	return new NodeOperationError(run.ctx.getNode(), 'The model has no views', {
		itemIndex: run.itemIndex,
		description: `Elements and properties come with views. Check the translation with Model > Get Status; only SVF and SVF2 have views. The model is ${urn}`,
	});
}
