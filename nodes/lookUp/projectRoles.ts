import type { ApsClient } from '../apsClient/client';
import { projectRoles } from '../apsLists/projectRoles';
import { accountAdvice } from '../fields/accountRegion';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';

/** The industry roles of a project. @param projectId a bare GUID */
export function projectRolesOf(
	client: ApsClient,
	{ accountId, region }: AccountPlace,
	projectId: string,
): NamedList {
	const aps = client.for({
		action: 'List Project Industry Roles',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	return {
		key: listKey(aps, 'project roles', accountId, projectId, region),
		thing: 'role',
		place: 'of the project',
		by: 'name',
		hint: 'Of an ACC project, Autodesk lists only the roles that members have: enter the ID of any other role',
		readAll: async () => {
			const roles = await projectRoles(aps, { accountId, projectId, region });
			return roles.flatMap(({ id, name }) => (name === undefined ? [] : { id, name }));
		},
	};
}
