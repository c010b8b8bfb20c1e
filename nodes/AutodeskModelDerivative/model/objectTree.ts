import { fillPath } from '../../../protocol/aps/ids';
import { readObjectTree } from '../../../protocol/aps/objectTree';
import type { JsonObject } from '../../../protocol/json';
import type { OperationRun } from '../../operations/operation';
import type { Model } from './chosenModel';
import { inRegion } from './inRegion';
import { untilReady } from './untilReady';

interface WantedTree {
	model: Model;
	/** Of the view. */
	guid: string;
	/** The object at the top; undefined for the whole tree. */
	top: number | undefined;
	/** In ms. */
	longestMs: number;
}

/** The top nodes of the tree of a view. @throws NodeApiError | NodeOperationError */
export async function objectTree(
	run: OperationRun,
	{ model, guid, top, longestMs }: WantedTree,
): Promise<JsonObject[]> {
	return await inRegion(run, model, async (region) => {
		const path = fillPath('/modelderivative/v2/designdata/{urn}/metadata/{guid}', {
			urn: model.urn,
			guid,
		});
		const request = { path, region, query: { objectid: top } };
		const answer = await untilReady(run, request, { model, longestMs });
		return run.aps.readAnswer({}, answer, ({ body }) => readObjectTree(body));
	});
}
