import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { chosenAccount, chosenRegion } from './accountContext';
import { hqListPage } from './accountLists';
import { searchClient } from './context';
import { personResult } from './personResult';

/** People in the directory of the chosen account. Autodesk searches names and email addresses. */
export async function searchAccountUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Account Users', ['account:read']);
	const accountId = await chosenAccount(this, aps);
	const path = fillPath('/hq/v1/accounts/{accountId}/users', { accountId });
	const page = { region: chosenRegion(this), paginationToken, toResult: personResult };
	if (!filter) return await hqListPage(aps, { ...page, path, query: { sort: 'name' } });
	const query = { name: filter, email: filter, operator: 'OR', partial: true, sort: 'name' };
	return await hqListPage(aps, { ...page, path: `${path}/search`, query });
}
