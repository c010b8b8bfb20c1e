import { isJsonObject, objectsIn } from '../json';
import type { JsonObject } from '../json';

/** A node of the tree of a model: the model itself, a category, a family, a type or an element. */
export interface TreeNode {
	objectId: number;
	name: string;
	parentId: number | undefined;
	/** Names from the top down to this one. */
	path: readonly string[];
	childCount: number;
}

/** The answer of Fetch Object Tree: its top nodes. @returns undefined if it is none */
export function readObjectTree(body: unknown): JsonObject[] | undefined {
	if (!isJsonObject(body) || !isJsonObject(body.data)) return undefined;
	const { objects } = body.data;
	return Array.isArray(objects) ? objectsIn(objects) : undefined;
}

/** All nodes, each before the ones below it. Trees can be deep, so this does not recurse. */
export function* nodesOf(top: readonly JsonObject[]): Generator<TreeNode> {
	const left = stacked(top, undefined, []);
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		const children = objectsIn(next.node.objects);
		const objectId = Number(next.node.objectid);
		const name = String(next.node.name ?? '');
		const path = [...next.path, name];
		yield { objectId, name, parentId: next.parentId, path, childCount: children.length };
		for (const child of stacked(children, objectId, path)) left.push(child);
	}
}

/** IDs of the elements below every node with this name; upper and lower case do not matter. */
export function elementsBelow(top: readonly JsonObject[], name: string): number[] {
	const wanted = name.trim().toLowerCase();
	const isWanted = (part: string) => part.trim().toLowerCase() === wanted;
	const ids: number[] = [];
	for (const { objectId, path, childCount } of nodesOf(top)) {
		if (childCount === 0 && path.slice(0, -1).some(isWanted)) ids.push(objectId);
	}
	return ids;
}

interface Pending {
	node: JsonObject;
	parentId: number | undefined;
	path: readonly string[];
}

/** The last one first, because the stack is read from its end. */
function stacked(
	nodes: readonly JsonObject[],
	parentId: number | undefined,
	path: readonly string[],
): Pending[] {
	return nodes.map((node) => ({ node, parentId, path })).reverse();
}
