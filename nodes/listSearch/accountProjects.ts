import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { chosenAccount, chosenRegion } from './accountContext';
import { adminListPage } from './accountLists';
import { searchClient } from './context';

/** Projects of the chosen account in any status. Autodesk does the search. */
export async function searchAccountProjects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await projectsOf(this, { 'filter[name]': filter || undefined }, paginationToken);
}

/** Template projects of the chosen account. */
export async function searchProjectTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { 'filter[name]': filter || undefined, 'filter[classification]': 'template' };
	return await projectsOf(this, query, paginationToken);
}

async function projectsOf(
	ctx: ILoadOptionsFunctions,
	query: Record<string, string | undefined>,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(ctx, 'List Account Projects', ['account:read']);
	const accountId = await chosenAccount(ctx, aps);
	return await adminListPage(aps, {
		path: fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId }),
		query: { ...query, sort: 'name asc' },
		region: chosenRegion(ctx),
		paginationToken,
		toResult,
	});
}

function toResult({ id, name, status }: IDataObject): { name: string; value: string } {
	const suffix = !status || status === 'active' ? '' : ` (${String(status)})`;
	return { name: `${String(name)}${suffix}`, value: String(id) };
}
