import { fillPath } from '../../protocol/aps/ids';
import { locationList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** A place in the building, such as a level or a room. */
export interface Location {
	id: string;
	name: string;
	/** From the highest location down, e.g. `Level 1 > Room 103`. */
	path: string;
	/** Undefined for a location at the top. */
	parentId: string | undefined;
	/** Counting from 1. */
	level: number;
	barcode: string | null;
	/** Among the locations with the same parent. */
	order: number;
}

/** A node of the tree, before its place in the tree is known. */
interface Node {
	id: string;
	name: string;
	parentId: string | undefined;
	isRoot: boolean;
	barcode: string | null;
	order: number;
}

/**
 * The locations of a project, each before those below it, in the order of the project. The root of the
 * tree, which stands for the project, is left out.
 */
export async function readLocations(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<Location[]> {
	const rows = await collect(
		constructionPages(aps, locationList, {
			path: fillPath('/construction/locations/v2/projects/{projectId}/trees/default/nodes', {
				projectId,
			}),
			region,
		}),
	);
	return below(
		rows.map(({ id, name, parentId, type, barcode, order }) => ({
			id: String(id),
			name: String(name),
			parentId: typeof parentId === 'string' ? parentId : undefined,
			isRoot: type === 'Root',
			barcode: typeof barcode === 'string' ? barcode : null,
			order: typeof order === 'number' ? order : 0,
		})),
	);
}

/** Walks the tree without recursion: a broken tree must not overflow the stack, nor never end. */
function below(nodes: readonly Node[]): Location[] {
	const children = new Map<string | undefined, Node[]>();
	const known = new Set(nodes.map(({ id }) => id));
	for (const node of nodes) {
		// A node whose parent is not in the answer is shown at the top, so that it does not get lost.
		const parent =
			node.parentId !== undefined && known.has(node.parentId) ? node.parentId : undefined;
		const siblings = children.get(parent) ?? [];
		siblings.push(node);
		children.set(parent, siblings);
	}
	const found: Location[] = [];
	const waiting = ordered(children.get(undefined)).map((node) => ({ node, above: [] as string[] }));
	const seen = new Set<string>();
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { node, above } = next;
		if (seen.has(node.id)) continue;
		seen.add(node.id);
		const names = node.isRoot ? [] : [...above, node.name];
		if (!node.isRoot) {
			found.push({
				id: node.id,
				name: node.name,
				path: names.join(' > '),
				parentId: node.parentId,
				level: names.length,
				barcode: node.barcode,
				order: node.order,
			});
		}
		for (const child of ordered(children.get(node.id))) waiting.push({ node: child, above: names });
	}
	return found;
}

/** Last first, because the walk takes from the end. */
function ordered(siblings: readonly Node[] = []): Node[] {
	return [...siblings].sort((a, b) => b.order - a.order || b.name.localeCompare(a.name));
}
