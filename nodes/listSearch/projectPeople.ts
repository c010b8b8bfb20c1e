import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { membersPath } from '../apsLists/projectMembers';
import { adminListPage } from './accountLists';
import { memberQuery } from './projectUsers';
import { personResult } from './personResult';
import { teamContext } from './teamContext';

/**
 * Members of the chosen project with their Autodesk IDs, by which services for project teams know people.
 * Those who have not accepted the invitation yet have none.
 */
export async function searchProjectPeople(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Project Users', 'members', ['account:read']);
	const { projectId, region } = place;
	const page = await adminListPage(aps, {
		path: membersPath(projectId),
		query: memberQuery(filter),
		region,
		paginationToken,
		toResult: ({ autodeskId, name, email }) => personResult({ id: autodeskId ?? '', name, email }),
	});
	return { ...page, results: page.results.filter(({ value }) => value !== '') };
}
