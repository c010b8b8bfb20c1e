import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { resultsIn } from '../../../apsClient/resultsIn';
import { constructionProjectId } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { assetsClient } from '../../../lookUp/assetSettings';
import { assetsOf } from '../../../lookUp/assets';
import { LookUp } from '../../../lookUp/lookUp';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';
import { InvalidValue } from '../../../values/invalidValue';

/** The asset that an operation works on. */
export const asset: Locator = {
	...resourceLocator({
		displayName: 'Asset',
		name: 'asset',
		description:
			'The asset. Its name is what Autodesk’s pages call Asset ID; its ID is a GUID that only the API shows.',
		search: 'searchAssets',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. b302d910-b5e3-46ba-81d8-6b6d30406e14',
		lookUp: new LookUp('By Name', 'e.g. AHU-101', (run) =>
			assetsOf(run, constructionProjectId(run)),
		),
	}),
	required: true,
};

/** @throws InvalidValue */
export function assetId(run: ApsRun): string {
	return guid(asset.displayName, locatedId(run, asset.name));
}

const BATCH_GET = '/construction/assets/v2/projects/{projectId}/assets:batch-get';

/**
 * One asset with its custom attributes. Autodesk has no call for it, but one for several assets, which leaves
 * out those that do not exist.
 *
 * @param projectId a bare GUID
 * @throws InvalidValue if there is no such asset, or it is deleted
 */
export async function readAsset(
	{ aps }: Pick<ApsRun, 'aps'>,
	projectId: string,
	id: string,
): Promise<IDataObject> {
	const found = await assetsClient(aps, 'Get Assets').read(
		{
			method: 'POST',
			path: fillPath(BATCH_GET, { projectId }),
			query: { includeCustomAttributes: true },
			body: { ids: [id] },
			// It changes nothing.
			repeatable: true,
		},
		resultsIn,
	);
	const row = found.find((each) => String(each.id).toLowerCase() === id.toLowerCase());
	if (row !== undefined) return row;
	throw new InvalidValue(
		asset.displayName,
		`the project has no asset with the ID ${id} that the credential has access to. Deleted assets are not found`,
	);
}
