import { nameKey } from '../../../../protocol/aps/names';
import { fillPath } from '../../../../protocol/aps/ids';
import { assetPages } from '../../../apsLists/assetPages';
import { assetsClient } from '../../../lookUp/assetSettings';
import type { AssetsRun } from '../../../lookUp/assetSettings';
import { ASSETS_PATH } from '../../../lookUp/assets';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';

/** IDs of assets by their names; several share one. */
type AssetIds = Map<string, string[]>;

const known = new OncePerRun<AssetIds>();

/**
 * The assets of a category by name. The category is read once for each execution, so that many rows cost a few
 * calls; {@link noteCreated} adds what the execution creates.
 *
 * @param projectId a bare GUID
 * @returns IDs
 */
export async function assetsNamed(
	run: AssetsRun,
	projectId: string,
	categoryId: string,
	name: string,
): Promise<readonly string[]> {
	return (await idsIn(run, projectId, categoryId)).get(nameKey(name)) ?? [];
}

/** Remembers an asset that this execution has created. */
export async function noteCreated(
	run: AssetsRun,
	projectId: string,
	{ categoryId, name, id }: Readonly<Record<'categoryId' | 'name' | 'id', string>>,
): Promise<void> {
	note(await idsIn(run, projectId, categoryId), name, id);
}

async function idsIn(
	{ aps, directories }: AssetsRun,
	projectId: string,
	categoryId: string,
): Promise<AssetIds> {
	const client = assetsClient(aps, 'List Assets');
	return await known.get(directories, listKey(client, projectId, categoryId), async () => {
		const ids: AssetIds = new Map();
		const path = fillPath(ASSETS_PATH, { projectId });
		const query = { 'filter[categoryId]': [categoryId] };
		for await (const page of assetPages(client, path, query)) {
			for (const { id, clientAssetId } of page) note(ids, String(clientAssetId), String(id));
		}
		return ids;
	});
}

function note(ids: AssetIds, name: string, id: string): void {
	const key = nameKey(name);
	const same = ids.get(key);
	if (same === undefined) ids.set(key, [id]);
	else same.push(id);
}
