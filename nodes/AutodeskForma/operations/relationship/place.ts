import type { Region } from '../../../../protocol/aps/regions';
import { regionOfHub } from '../../../documents/docsTree';
import { accountRegion } from '../../../fields/accountRegion';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { hubIdOf } from '../../../fields/hub';
import { projectId } from '../../../fields/project';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';
import type { ApsRun } from '../../../parameters/run';

/** Entry of Options. */
export const relationshipRegion = {
	...accountRegion,
	description: 'The region where the account stores its data. By default the region of the hub.',
};

const regions = new OncePerRun<Region | undefined>();

/**
 * The project, and the region of its hub unless Options > Region names one. Autodesk documents that relationships
 * are found without a region; people see 403 for projects outside the United States.
 *
 * @throws InvalidValue
 */
export async function relationshipPlaceOf(run: ApsRun): Promise<ProjectPlace> {
	const { projectId: id, region } = constructionPlaceOf(run);
	return { projectId: id, region: region ?? (await regionOfProject(run)) };
}

/** Once for each execution. What cannot be found out is left to Autodesk. */
async function regionOfProject(run: ApsRun): Promise<Region | undefined> {
	const id = projectId(run);
	const client = run.aps.for({ action: 'Get Hub', scopes: ['data:read'] });
	return await regions.get(run.directories, listKey(client, 'region of project', id), async () => {
		try {
			return await regionOfHub(client, await hubIdOf(run, id), true);
		} catch {
			return undefined;
		}
	});
}
