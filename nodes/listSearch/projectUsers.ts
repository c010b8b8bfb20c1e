import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { chosenAccountProject, chosenRegion } from './accountContext';
import { adminListPage } from './accountLists';
import { searchClient } from './context';
import { personResult } from './personResult';

/** Members of the chosen project. Autodesk searches names and email addresses. */
export async function searchProjectUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const projectId = chosenAccountProject(this);
	const aps = await searchClient(this, 'List Project Users', ['account:read']);
	const query = filter
		? { 'filter[name]': filter, 'filter[email]': filter, orFilters: 'name,email' }
		: {};
	return await adminListPage(aps, {
		path: fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId }),
		query: { ...query, sort: 'name asc' },
		region: chosenRegion(this),
		paginationToken,
		toResult: personResult,
	});
}
