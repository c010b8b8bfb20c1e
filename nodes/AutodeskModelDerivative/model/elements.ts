import type { NodeApiError } from 'n8n-workflow';
import { byObjectIds } from '../../../protocol/aps/elementQuery';
import type { ElementQuery } from '../../../protocol/aps/elementQuery';
import { elementList } from '../../../protocol/aps/lists/elementList';
import type { ListSource } from '../../../protocol/aps/lists/listSource';
import { offsetPages } from '../../../protocol/aps/lists/offsetList';
import { elementsBelow, nodesOf } from '../../../protocol/aps/objectTree';
import { fillPath } from '../../../protocol/aps/ids';
import type { JsonObject } from '../../../protocol/json';
import { onStatus } from '../../apsClient/onStatus';
import type { Pages } from '../../apsLists/pages';
import type { OperationRun } from '../../operations/operation';
import { InvalidValue } from '../../values/invalidValue';
import type { ElementFilter } from '../operations/model/elementFilter';
import type { Model } from './chosenModel';
import { inRegion } from './inRegion';
import { objectTree } from './objectTree';
import { untilReady } from './untilReady';

/** A page of 1,000 elements with all their properties takes some megabytes. */
const PAGES_AT_ONCE = 4;

interface WantedElements {
	model: Model;
	/** Of the view. */
	guid: string;
	filter: ElementFilter;
	/** What to return of each element. */
	fields: readonly string[];
	payload: 'text' | 'unit';
	limit: number | undefined;
	/** In ms, for the extraction of the properties. */
	longestMs: number;
}

/** Elements of a view with their properties, page by page. @throws InvalidValue | NodeApiError | NodeOperationError */
export async function* elementPages(run: OperationRun, wanted: WantedElements): Pages<JsonObject> {
	const { filter, limit = Infinity } = wanted;
	let left = limit;
	if (filter.kind === 'all') {
		yield* all(run, wanted);
		return;
	}
	for (const query of await queriesOf(run, wanted, filter)) {
		for await (const page of pagesOf(run, { ...wanted, limit: left }, query)) {
			yield page;
			left -= page.length;
		}
		if (left <= 0) return;
	}
}

async function queriesOf(
	run: OperationRun,
	wanted: WantedElements,
	filter: Exclude<ElementFilter, { kind: 'all' }>,
): Promise<readonly ElementQuery[]> {
	if (filter.kind === 'queries') return filter.queries;
	const tree = await objectTree(run, { ...wanted, top: undefined });
	const ids = elementsBelow(tree, filter.category);
	if (ids.length > 0) return byObjectIds(ids);
	const branches = branchNames(tree);
	throw new InvalidValue(
		'Category',
		`the view has no branch "${filter.category}" with elements; at its top are ${branches.join(', ') || 'none'}`,
	);
}

/** Names of the first level that has several, which are the categories in Revit. */
function branchNames(tree: readonly JsonObject[]): string[] {
	const names = new Set<string>();
	for (const { name, path, childCount } of nodesOf(tree)) {
		if (childCount > 0 && path.length <= 2) names.add(name);
		if (names.size === 30) break;
	}
	return [...names];
}

/**
 * Autodesk's pages say that the query may be left out for all elements, its formal description that it may
 * not. If it is refused, the object tree says which elements there are.
 */
async function* all(run: OperationRun, wanted: WantedElements): Pages<JsonObject> {
	const pages = pagesOf(run, wanted, undefined);
	const first = await pages.next().catch(onStatus<undefined>(400, async () => undefined));
	if (first !== undefined) {
		if (first.done) return;
		yield first.value;
		yield* pages;
		return;
	}
	const tree = await objectTree(run, { ...wanted, top: undefined });
	const ids = [...nodesOf(tree)].map(({ objectId }) => objectId);
	const filter: ElementFilter = { kind: 'queries', queries: byObjectIds(ids) };
	yield* elementPages(run, { ...wanted, filter });
}

function pagesOf(
	run: OperationRun,
	{ model, guid, fields, payload, limit, longestMs }: WantedElements,
	query: ElementQuery | undefined,
): Pages<JsonObject> {
	const path = fillPath('/modelderivative/v2/designdata/{urn}/metadata/{guid}/properties:query', {
		urn: model.urn,
		guid,
	});
	const source: ListSource = {
		send: async (request, signal) =>
			await inRegion(run, model, async (region) =>
				untilReady(run, { ...request, region }, { model, longestMs }, signal),
			),
		brokenList: (request, problem): NodeApiError => run.aps.brokenList(request, problem),
	};
	const request = {
		method: 'POST' as const,
		path,
		body: { query, fields, payload },
		repeatable: true,
	};
	return offsetPages(source, elementList, { request, limit, pagesAtOnce: PAGES_AT_ONCE });
}
