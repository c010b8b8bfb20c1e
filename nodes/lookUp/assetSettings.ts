import { readAssetAttributes, readCategoryAttributes } from '../apsLists/assetAttributes';
import type { AssetAttribute } from '../apsLists/assetAttributes';
import { readAssetCategories } from '../apsLists/assetCategories';
import type { AssetCategory } from '../apsLists/assetCategories';
import { readAssetStatusSets, readStatusSetId } from '../apsLists/assetStatuses';
import type { AssetStatusSet } from '../apsLists/assetStatuses';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import { OncePerRun } from './oncePerRun';

/** What an execution reads of a project to check assets before they are sent. Each is read once. */

export type AssetsRun = Pick<ApsRun, 'aps' | 'directories'>;

const categories = new OncePerRun<readonly AssetCategory[]>();
const statusSets = new OncePerRun<readonly AssetStatusSet[]>();
const statusSetIds = new OncePerRun<string | undefined>();
const attributes = new OncePerRun<readonly AssetAttribute[]>();
const categoryAttributes = new OncePerRun<readonly AssetAttribute[]>();

/** A client for a read of assets. @param action shown in errors */
export function assetsClient(aps: ApsClient, action: string): ApsClient {
	return aps.for({ action, scopes: ['data:read'], advice: teamAdvice('assets') });
}

/** The categories of the project, inactive ones as well. @param projectId a bare GUID */
export async function assetCategoriesIn(
	{ aps, directories }: AssetsRun,
	projectId: string,
): Promise<readonly AssetCategory[]> {
	const client = assetsClient(aps, 'List Asset Categories');
	return await categories.get(directories, listKey(client, projectId), async () =>
		readAssetCategories(client, projectId),
	);
}

/** The status sets of the project. @param projectId a bare GUID */
export async function assetStatusSetsIn(
	{ aps, directories }: AssetsRun,
	projectId: string,
): Promise<readonly AssetStatusSet[]> {
	const client = assetsClient(aps, 'List Asset Status Sets');
	return await statusSets.get(directories, listKey(client, projectId), async () =>
		readAssetStatusSets(client, projectId),
	);
}

/** The status set of a category; undefined if Autodesk shows none. @param projectId a bare GUID */
export async function statusSetOfCategory(
	run: AssetsRun,
	projectId: string,
	categoryId: string,
): Promise<AssetStatusSet | undefined> {
	const client = assetsClient(run.aps, 'List Status Sets of Asset Categories');
	const key = listKey(client, projectId, categoryId);
	const [sets, id] = await Promise.all([
		assetStatusSetsIn(run, projectId),
		statusSetIds.get(run.directories, key, async () =>
			readStatusSetId(client, projectId, categoryId),
		),
	]);
	return id === undefined
		? sets.find(({ isDefault }) => isDefault)
		: sets.find((each) => each.id === id);
}

/** The custom attributes of assets in the project. @param projectId a bare GUID */
export async function assetAttributesIn(
	{ aps, directories }: AssetsRun,
	projectId: string,
): Promise<readonly AssetAttribute[]> {
	const client = assetsClient(aps, 'List Custom Attributes of Assets');
	return await attributes.get(directories, listKey(client, projectId), async () =>
		readAssetAttributes(client, projectId),
	);
}

/** Those of a category, inherited ones included. @param projectId a bare GUID */
export async function categoryAttributesIn(
	{ aps, directories }: AssetsRun,
	projectId: string,
	categoryId: string,
): Promise<readonly AssetAttribute[]> {
	const client = assetsClient(aps, 'List Custom Attributes of Asset Categories');
	const key = listKey(client, projectId, categoryId);
	return await categoryAttributes.get(directories, key, async () =>
		readCategoryAttributes(client, projectId, categoryId),
	);
}
