import { fillPath } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import { objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import { collect } from './pages';
import { ProjectMembers } from './projectMembers';

interface ProjectRole {
	id: string;
	name?: string;
}

interface ProjectOfAccount {
	/** A bare GUID. */
	accountId: string;
	/** A bare GUID. */
	projectId: string;
	region: Region | undefined;
}

/**
 * The roles of a project. Autodesk documents this list only for BIM 360 projects. If it is empty, these
 * are the roles of the project's members.
 */
export async function projectRoles(
	aps: ApsClient,
	{ accountId, projectId, region }: ProjectOfAccount,
): Promise<ProjectRole[]> {
	const { status, body } = await aps.request({
		path: fillPath('/hq/v2/accounts/{accountId}/projects/{projectId}/industry_roles', {
			accountId,
			projectId,
		}),
		region,
		accept: [403, 404],
	});
	const listed = status < 400 ? rolesIn(body) : [];
	return listed.length > 0 ? listed : await rolesOfMembers(aps, projectId, region);
}

function rolesIn(value: unknown): ProjectRole[] {
	return objectsIn(value).flatMap(({ id, name }) =>
		typeof id === 'string' ? { id, name: typeof name === 'string' ? name : undefined } : [],
	);
}

async function rolesOfMembers(
	aps: ApsClient,
	projectId: string,
	region: Region | undefined,
): Promise<ProjectRole[]> {
	const lists = new ProjectMembers(aps, region);
	const members = await collect(lists.all(projectId, { fields: 'roles' }));
	const found = members.flatMap(({ roles }) => rolesIn(roles));
	return [...new Map(found.map((role) => [role.id, role])).values()];
}
