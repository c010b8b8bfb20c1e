import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath, isGuid, toAdminId } from '../../protocol/aps/ids';
import { assetList } from '../../protocol/aps/lists/assetList';
import { linkedPage } from '../../protocol/aps/lists/linkedList';
import { isJsonObject } from '../../protocol/json';
import { readAssetAttributes, readCategoryAttributes } from '../apsLists/assetAttributes';
import { readAssetCategories } from '../apsLists/assetCategories';
import { resultsIn } from '../apsClient/resultsIn';
import type { ApsClient } from '../apsClient/client';
import { Directories } from '../lookUp/directories';
import { ASSETS_PATH, assetCategoriesOf, assetsOf, assetStatusesOf } from '../lookUp/assets';
import { locatorText } from '../parameters/locatorText';
import { idOfNamed, nameIn } from './lookedUp';
import { filtered, teamContext } from './teamContext';

const PAGE_SIZE = 50;

/** Assets of the chosen project. Autodesk searches names, descriptions and other texts. */
export async function searchAssets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Assets', 'assets');
	const page = await linkedPage(aps, assetList, {
		path: fillPath(ASSETS_PATH, { projectId: place.projectId }),
		query: {
			limit: PAGE_SIZE,
			'filter[searchText]': filter || undefined,
			sort: 'clientAssetId asc',
			cursorState: paginationToken,
		},
	});
	const rows = page?.rows ?? [];
	return {
		results: rows.map(({ id, clientAssetId, description }) => ({
			name:
				typeof description === 'string' && description !== ''
					? `${String(clientAssetId)} – ${description.slice(0, 60)}`
					: String(clientAssetId),
			value: String(id),
		})),
		paginationToken: page?.next,
	};
}

/** Active categories of assets, by path. */
export async function searchAssetCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Asset Categories', 'assets');
	const categories = await readAssetCategories(aps, place.projectId);
	return filtered(
		categories
			.filter(({ isActive, isRoot }) => isActive && !isRoot)
			.map(({ id, path }) => ({ name: path, value: id })),
		filter,
	);
}

/** Statuses of the category that is chosen, or that the chosen asset has; otherwise those of all status sets. */
export async function searchAssetStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Asset Status Sets', 'assets');
	const { projectId } = place;
	const categoryId = await categoryIn(this, aps, projectId);
	const run = { aps, directories: new Directories() };
	const statuses = await assetStatusesOf(run, projectId, categoryId).readAll();
	const names = statuses.map(({ name }) => name);
	const isShared = new Set(names).size < names.length;
	return filtered(
		statuses.map(({ id, name, detail }) => ({
			name: isShared ? `${name} (${String(detail)})` : name,
			value: id,
		})),
		filter,
	);
}

/** Custom attributes of that category, or of all assets. */
export async function searchAssetAttributes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Custom Attributes of Assets', 'assets');
	const { projectId } = place;
	const categoryId = await categoryIn(this, aps, projectId);
	const attributes =
		categoryId === undefined
			? await readAssetAttributes(aps, projectId)
			: await readCategoryAttributes(aps, projectId, categoryId);
	return filtered(
		attributes
			.map(({ id, displayName }) => ({ name: displayName, value: id }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		filter,
	);
}

/** Where the category can stand: as a field, or in a collection. */
const CATEGORY_FIELDS = ['assetCategory', 'updateFields.assetCategory', 'filters.assetCategory'];

/** @throws NodeOperationError for a name that belongs to nothing */
async function categoryIn(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	projectId: string,
): Promise<string | undefined> {
	const run = { aps, directories: new Directories() };
	for (const field of CATEGORY_FIELDS) {
		const name = nameIn(ctx, field);
		if (name !== undefined) {
			return await idOfNamed(ctx, assetCategoriesOf(run, projectId), 'Category', name);
		}
		const id = locatorText(ctx.getNodeParameter(field, ''));
		if (id !== '') return id;
	}
	return await categoryOfAsset(ctx, aps, projectId);
}

async function categoryOfAsset(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	projectId: string,
): Promise<string | undefined> {
	const name = nameIn(ctx, 'asset');
	const id =
		name === undefined
			? toAdminId(locatorText(ctx.getNodeParameter('asset', '')))
			: await idOfNamed(ctx, assetsOf({ aps }, projectId), 'Asset', name);
	if (!isGuid(id)) return undefined;
	const [asset] = await aps.read(
		{
			method: 'POST',
			path: fillPath(`${ASSETS_PATH}:batch-get`, { projectId }),
			body: { ids: [id] },
			repeatable: true,
		},
		resultsIn,
	);
	return isJsonObject(asset) && typeof asset.categoryId === 'string' ? asset.categoryId : undefined;
}
