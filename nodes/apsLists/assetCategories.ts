import { fillPath } from '../../protocol/aps/ids';
import { assetSettingsList } from '../../protocol/aps/lists/assetList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import type { JsonObject } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';

/** A category of assets. */
export interface AssetCategory {
	/** Digits, e.g. `123`. */
	id: string;
	name: string;
	/** From the highest category down, e.g. `Electrical > Outlets`; the root is left out. */
	path: string;
	description: string | null;
	isActive: boolean;
	/** Undefined for the root of the tree. */
	parentId: string | undefined;
	/** Every project has one, above all others. */
	isRoot: boolean;
	isLeaf: boolean;
}

/** The categories of a project with the root and inactive ones, each before those below it, by name. */
export async function readAssetCategories(
	aps: ApsClient,
	projectId: string,
): Promise<AssetCategory[]> {
	const path = fillPath('/construction/assets/v1/projects/{projectId}/categories', { projectId });
	const rows: JsonObject[] = [];
	for await (const page of linkedPages(aps, assetSettingsList, { path })) rows.push(...page.rows);
	return inTree(rows);
}

/** The category and all below it. */
export function withSubcategories(categories: readonly AssetCategory[], id: string): string[] {
	const found = new Set([id]);
	// Each category stands before those below it.
	for (const { id: below, parentId } of categories) {
		if (parentId !== undefined && found.has(parentId)) found.add(below);
	}
	return [...found];
}

/** Walks the tree without recursion: a broken tree must neither overflow the stack nor never end. */
function inTree(rows: readonly JsonObject[]): AssetCategory[] {
	const known = new Set(rows.map(({ id }) => String(id)));
	const children = new Map<string | undefined, JsonObject[]>();
	for (const row of rows) {
		const parentId = String(row.parentId);
		// One whose parent is not in the answer is shown at the top, so that it does not get lost.
		const parent = known.has(parentId) && parentId !== row.id ? parentId : undefined;
		const siblings = children.get(parent) ?? [];
		siblings.push(row);
		children.set(parent, siblings);
	}
	const found: AssetCategory[] = [];
	const waiting = lastFirst(children.get(undefined)).map((row) => ({ row, above: [] as string[] }));
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { row, above } = next;
		const category = categoryOf(row, above);
		found.push(category);
		const names = category.isRoot ? [] : [...above, category.name];
		for (const child of lastFirst(children.get(category.id))) {
			waiting.push({ row: child, above: names });
		}
	}
	return found;
}

function categoryOf(row: JsonObject, above: readonly string[]): AssetCategory {
	const name = String(row.name);
	return {
		id: String(row.id),
		name,
		path: [...above, name].join(' > '),
		description: typeof row.description === 'string' ? row.description : null,
		isActive: row.isActive !== false,
		parentId: typeof row.parentId === 'string' ? row.parentId : undefined,
		isRoot: row.isRoot === true,
		isLeaf: row.isLeaf !== false,
	};
}

function lastFirst(siblings: readonly JsonObject[] = []): JsonObject[] {
	return [...siblings].sort((a, b) => String(b.name).localeCompare(String(a.name)));
}
