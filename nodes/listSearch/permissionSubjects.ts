import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchCompanies } from './companies';
import { searchIndustryRoles } from './industryRoles';
import { searchProjectUsers } from './projectUsers';

const SEARCHES = {
	company: searchCompanies,
	role: searchIndustryRoles,
	user: searchProjectUsers,
};

/** Users or roles of the chosen project, or companies of its account, as the subject type says. */
export async function searchPermissionSubjects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const type = this.getNodeParameter('subjectType', 'role');
	const search = type === 'company' || type === 'user' ? SEARCHES[type] : SEARCHES.role;
	return await search.call(this, filter, paginationToken);
}
