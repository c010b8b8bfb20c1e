import type { ApsClient } from '../apsClient/client';
import { ProjectMembers } from '../apsLists/projectMembers';
import type { Pages } from '../apsLists/pages';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';

/** The active and pending members of a project, by their email addresses. */
export function projectUsersOf(client: ApsClient, place: ProjectPlace): NamedList {
	return membersOf(client, place, 'id');
}

/** The same with their Autodesk IDs, by which services for project teams know people. */
export function projectPeopleOf(client: ApsClient, place: ProjectPlace): NamedList {
	return {
		...membersOf(client, place, 'autodeskId'),
		hint: 'Somebody who has not accepted the invitation yet has no Autodesk ID and cannot be chosen',
	};
}

function membersOf(
	client: ApsClient,
	{ projectId, region }: ProjectPlace,
	identity: 'id' | 'autodeskId',
): NamedList {
	const members = new ProjectMembers(client, region);
	const named = async (pages: Pages) =>
		await namedRows(pages, { identity, by: 'email', detail: ({ status }) => status });
	return {
		key: listKey(members.client, 'project users', projectId, region, identity),
		thing: 'member',
		place: 'of the project',
		by: 'email address',
		ask: async (email) => await named(members.withEmail(projectId, email)),
		readAll: async () => await named(members.all(projectId)),
	};
}
