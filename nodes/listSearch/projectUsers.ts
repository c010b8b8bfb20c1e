import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { ApsQuery } from '../../protocol/aps/request';
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
	return await adminListPage(aps, {
		path: membersPath(projectId),
		query: memberQuery(filter),
		region: chosenRegion(this),
		paginationToken,
		toResult: personResult,
	});
}

/** Members by name, only those whose name or email address contains the text, if there is one. */
export function memberQuery(text: string | undefined): ApsQuery {
	const sort = 'name asc';
	if (!text) return { sort };
	return { 'filter[name]': text, 'filter[email]': text, orFilters: 'name,email', sort };
}
