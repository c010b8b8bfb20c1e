import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { translationOf } from './access';
import { treeOf } from './elements';
import type { TreeObject } from './elements';
import { isExtracted, NOT_YET } from './extractions';
import { checkView, viewableFormat } from './views';

/** Larger answers need `forceget`, in megabytes; and beyond the second limit, nothing helps. */
const LARGE_MB = 20;
const TOO_LARGE_MB = 800;

export const getTree = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: '/modelderivative/v2/designdata/{urn}/metadata/{modelGuid}',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	query: ['objectid', 'forceget', 'level'],
	handle(call) {
		const translation = translationOf(call);
		const made = viewableFormat(translation);
		if (made === undefined) return NOT_YET;
		checkView(call, made);
		const { modelElements, treeMegabytes } = call.sim.settings;
		const isForced = call.query.boolean('forceget');
		const wanted = call.query.integer('objectid', 0, 0);
		if (wanted === 0 && (treeMegabytes > TOO_LARGE_MB || (treeMegabytes > LARGE_MB && !isForced))) {
			throw new Refusal(413, 'Please use the "forceget" parameter to force querying the data.');
		}
		if (!isExtracted(call)) return NOT_YET;
		const root = treeOf(translation.sourceName, modelElements);
		const top = wanted === 0 ? root : find(root, wanted);
		if (top === undefined) throw new Refusal(404, `There is no object ${wanted}`);
		return { status: 200, body: { data: { type: 'objects', objects: [top] } } };
	},
});

function find(node: TreeObject, id: number): TreeObject | undefined {
	if (node.objectid === id) return node;
	for (const child of node.objects ?? []) {
		const found = find(child, id);
		if (found !== undefined) return found;
	}
	return undefined;
}
