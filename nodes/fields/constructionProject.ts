import type { INodeProperties } from 'n8n-workflow';
import { isAccId, toAdminId } from '../../protocol/aps/ids';
import type { ProjectPlace } from '../lookUp/accountPlace';
import type { ApsRun } from '../parameters/run';
import { InvalidValue } from '../values/invalidValue';
import { accountRegionOf } from './accountRegion';
import { hubForLists } from './hub';
import { project, projectId } from './project';

/** The project that a team works in. Its services know it by its bare GUID, and the hub not at all. */
export const constructionProject: readonly INodeProperties[] = [hubForLists, project];

/** @returns a bare GUID @throws InvalidValue also for a project that is not of ACC or BIM 360 */
export function constructionProjectId(run: ApsRun): string {
	const id = projectId(run);
	if (isAccId(id)) return toAdminId(id);
	throw new InvalidValue(
		project.displayName,
		`"${id}" belongs to Fusion Team, BIM 360 Team or A360; choose a project of ACC`,
	);
}

/** The project, and Options > Region. @throws InvalidValue */
export function constructionPlaceOf(run: ApsRun): ProjectPlace {
	return { projectId: constructionProjectId(run), region: accountRegionOf(run) };
}
