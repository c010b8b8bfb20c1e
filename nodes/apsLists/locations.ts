import type { IDataObject } from 'n8n-workflow';
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
	/** For a location at the top, that of the root. */
	parentId: string | undefined;
	/** Counting from 1. */
	level: number;
	barcode: string | null;
	/** Among the locations with the same parent. */
	order: number;
	/** As Autodesk returns it. */
	row: IDataObject;
}

/** The tree of locations of a project. */
export interface LocationTree {
	/** Stands for the project; undefined if Autodesk does not show it. */
	rootId: string | undefined;
	/** Each before those below it, in the order of the project, without the root. */
	locations: Location[];
}

/** A node of the tree, before its place in the tree is known. */
interface Node {
	id: string;
	name: string;
	parentId: string | undefined;
	isRoot: boolean;
	barcode: string | null;
	order: number;
	row: IDataObject;
}

/** The locations of {@link readLocationTree}. */
export async function readLocations(aps: ApsClient, place: ProjectPlace): Promise<Location[]> {
	return (await readLocationTree(aps, place)).locations;
}

export async function readLocationTree(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<LocationTree> {
	const rows = await collect(
		constructionPages(aps, locationList, {
			path: fillPath('/construction/locations/v2/projects/{projectId}/trees/default/nodes', {
				projectId,
			}),
			region,
		}),
	);
	const nodes = rows.map(nodeOf);
	return { rootId: nodes.find(({ isRoot }) => isRoot)?.id, locations: below(nodes) };
}

/** A location that was created. @param above the one that it is below of; undefined at the top */
export function newLocation(row: IDataObject, above: Location | undefined): Location {
	const { id, name, parentId, barcode, order } = nodeOf(row);
	return {
		id,
		name,
		path: above === undefined ? name : `${above.path} > ${name}`,
		parentId,
		level: (above?.level ?? 0) + 1,
		barcode,
		order,
		row,
	};
}

function nodeOf(row: IDataObject): Node {
	const { id, name, parentId, type, barcode, order } = row;
	return {
		id: String(id),
		name: String(name),
		parentId: typeof parentId === 'string' ? parentId : undefined,
		isRoot: type === 'Root',
		barcode: typeof barcode === 'string' ? barcode : null,
		order: typeof order === 'number' ? order : 0,
		row,
	};
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
				row: node.row,
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
