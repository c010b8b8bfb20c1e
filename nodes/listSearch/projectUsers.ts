import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { membersPath } from '../apsLists/projectMembers';
import { chosenRegion } from './accountContext';
import { adminListPage } from './accountLists';
import { chosenAccountProject } from './chosenProject';
import { searchClient } from './context';
import { personResult } from './personResult';

/** Members of the chosen project. Autodesk searches names and email addresses. */
export async function searchProjectUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Project Users', ['account:read']);
	const projectId = await chosenAccountProject(this, aps);
	const query = filter
		? { 'filter[name]': filter, 'filter[email]': filter, orFilters: 'name,email' }
		: {};
	return await adminListPage(aps, {
		path: membersPath(projectId),
		query: { ...query, sort: 'name asc' },
		region: chosenRegion(this),
		paginationToken,
		toResult: personResult,
	});
}
