import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { chosenAccount, chosenRegion } from './accountContext';
import { adminListPage } from './accountLists';
import { searchClient } from './context';

/** Active companies of the chosen account. Autodesk does the search. */
export async function searchCompanies(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Account Companies', ['account:read']);
	const accountId = await chosenAccount(this, aps);
	return await adminListPage(aps, {
		path: fillPath('/construction/admin/v1/accounts/{accountId}/companies', { accountId }),
		query: { 'filter[name]': filter || undefined, sort: 'name asc' },
		region: chosenRegion(this),
		paginationToken,
		toResult: ({ id, name }) => ({ name: String(name), value: String(id) }),
	});
}
