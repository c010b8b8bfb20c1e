import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';
import { isAccId, toAdminId } from '../../protocol/aps/ids';
import { matches, searchClient } from './context';

/**
 * ACC and BIM 360 accounts that the credential has access to, by name, each with its region. Account
 * administration has no list of accounts, so this lists hubs, which requires the scope `data:read`.
 */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Hubs', ['data:read']);
	const rows = await collect(jsonApiPages(aps, '/project/v1/hubs'));
	const results = rows
		.filter(({ id }) => isAccId(id))
		.map(({ id, attributes: { name, region } = {} }) => ({
			name: region ? `${String(name)} (${String(region)})` : String(name),
			value: toAdminId(id),
		}))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
