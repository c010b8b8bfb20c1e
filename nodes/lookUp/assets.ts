import { fillPath } from '../../protocol/aps/ids';
import type { ApsQuery } from '../../protocol/aps/request';
import type { AssetCategory } from '../apsLists/assetCategories';
import { assetPages } from '../apsLists/assetPages';
import { collect } from '../apsLists/pages';
import {
	assetAttributesIn,
	assetCategoriesIn,
	assetsClient,
	assetStatusSetsIn,
	statusSetOfCategory,
} from './assetSettings';
import type { AssetsRun } from './assetSettings';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

export const ASSETS_PATH = '/construction/assets/v2/projects/{projectId}/assets';

/** The assets of a project by their names, which need not be unique. @param projectId a bare GUID */
export function assetsOf({ aps }: Pick<AssetsRun, 'aps'>, projectId: string): NamedList {
	const client = assetsClient(aps, 'List Assets');
	const path = fillPath(ASSETS_PATH, { projectId });
	const read = async (query?: ApsQuery): Promise<Named[]> =>
		(await collect(assetPages(client, path, query))).flatMap(
			({ id, clientAssetId, description }) =>
				typeof id === 'string' && typeof clientAssetId === 'string'
					? { id, name: clientAssetId, detail: textOr(description) }
					: [],
		);
	return {
		key: listKey(client, 'assets', projectId),
		thing: 'asset',
		place: 'in the project',
		by: 'name',
		ask: async (name) => await read({ 'filter[searchText]': name }),
		readAll: async () => await read(),
	};
}

/** The categories of assets in a project, by their names, paths or IDs. @param projectId a bare GUID */
export function assetCategoriesOf(
	run: AssetsRun,
	projectId: string,
	{ withInactive = false } = {},
): NamedList {
	return {
		key: listKey(run.aps, 'asset categories', projectId, String(withInactive)),
		thing: withInactive ? 'asset category' : 'active asset category',
		place: 'in the project',
		by: 'name',
		hint: 'Enter the path if several have the name: Electrical > Outlets',
		readAll: async () => {
			const all = await assetCategoriesIn(run, projectId);
			return all.filter((each) => !each.isRoot && (withInactive || each.isActive)).flatMap(namesOf);
		},
	};
}

/** IDs are digits, as names can be, so that only the list knows which of them is meant. */
function namesOf({ id, name, path }: AssetCategory): Named[] {
	const byName = { id, name, detail: path };
	const byPath = { id, name: path };
	return [...(name === path ? [{ id, name }] : [byName, byPath]), { id, name: id, detail: path }];
}

/**
 * The statuses that assets can have, by their labels.
 *
 * @param projectId a bare GUID
 * @param categoryId whose statuses are meant; undefined for those of all status sets
 */
export function assetStatusesOf(
	run: AssetsRun,
	projectId: string,
	categoryId: string | undefined,
): NamedList {
	return {
		key: listKey(run.aps, 'asset statuses', projectId, categoryId),
		thing: 'status',
		place: categoryId === undefined ? 'in the project' : 'in the status set of the category',
		by: 'name',
		readAll: async () => {
			const one =
				categoryId === undefined
					? undefined
					: await statusSetOfCategory(run, projectId, categoryId);
			const sets = one === undefined ? await assetStatusSetsIn(run, projectId) : [one];
			return sets.flatMap(({ name: detail, statuses }) =>
				statuses.map(({ id, label }) => ({ id, name: label, detail })),
			);
		},
	};
}

/** The custom attributes of assets in a project, by name. @param projectId a bare GUID */
export function assetAttributesOf(run: AssetsRun, projectId: string): NamedList {
	return {
		key: listKey(run.aps, 'asset attributes', projectId),
		thing: 'custom attribute of assets',
		place: 'in the project',
		by: 'name',
		readAll: async () =>
			(await assetAttributesIn(run, projectId)).map(({ id, displayName, dataType }) => ({
				id,
				name: displayName,
				detail: dataType,
			})),
	};
}

function textOr(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
