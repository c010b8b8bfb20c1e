import { fillPath } from '../../protocol/aps/ids';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { adminPages } from '../apsLists/adminPages';
import { accountAdvice } from '../fields/accountRegion';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';

/** The active and pending members of a project, by their email addresses. */
export function projectUsersOf(client: ApsClient, { projectId, region }: ProjectPlace): NamedList {
	const aps = client.for({
		action: 'List Project Users',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId });
	const read = async (query?: ApsQuery) =>
		await namedRows(adminPages(aps, { path, query, region }), {
			by: 'email',
			detail: ({ status }) => status,
		});
	return {
		key: listKey(aps, 'project users', projectId, region),
		thing: 'member',
		place: 'of the project',
		by: 'email address',
		ask: async (email) => await read({ 'filter[email]': email, filterTextMatch: 'equals' }),
		readAll: async () => await read(),
	};
}
