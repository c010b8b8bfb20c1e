import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../../../protocol/json';
import type { AssetAttribute } from '../../../apsLists/assetAttributes';
import { isSimplified } from '../../../fields/simplify';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { assetAttributesIn } from '../../../lookUp/assetSettings';
import type { OperationRun } from '../../../operations/operation';
import { assetCategories, assetStatuses, locations, people } from '../../../recordNames/sources';
import { namesOf } from '../../../recordNames/withNames';
import type { NamedRecord } from '../../../recordNames/withNames';
import { simplifyAsset } from '../../../records/asset';

const NAMES: NamedRecord['names'] = {
	status: { source: assetStatuses, id: ({ statusId }) => statusId },
	categoryName: { source: assetCategories, id: ({ categoryId }) => categoryId },
	locationName: { source: locations, id: ({ locationId }) => locationId },
	createdBy: { source: people, id: ({ createdBy }) => createdBy },
};

/**
 * The assets as the output shows them. With Simplify, custom attributes are shown by their names, which are read
 * once for each execution, and only if an asset has values.
 */
export async function shownAssets(
	run: OperationRun,
	place: ProjectPlace,
	assets: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (!isSimplified(run)) return [...assets];
	const [attributes, names] = await Promise.all([
		assets.some(hasValues) ? knownAttributes(run, place) : [],
		namesOf(run, place, assets, NAMES),
	]);
	return assets.map((asset, index) => simplifyAsset(asset, attributes, names[index]));
}

/** The same for a single asset. */
export async function shownAsset(
	run: OperationRun,
	place: ProjectPlace,
	asset: IDataObject,
): Promise<IDataObject> {
	const [shown] = await shownAssets(run, place, [asset]);
	return shown;
}

function hasValues({ customAttributes }: IDataObject): boolean {
	return isJsonObject(customAttributes) && Object.keys(customAttributes).length > 0;
}

/** Without them, values are shown under their keys, which is better than no asset at all. */
async function knownAttributes(
	run: OperationRun,
	{ projectId }: ProjectPlace,
): Promise<readonly AssetAttribute[]> {
	return await assetAttributesIn(run, projectId).catch(() => []);
}
