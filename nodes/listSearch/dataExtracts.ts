import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DATA_EXTRACTS_PATH } from '../../protocol/aps/dataExtractRules';
import { fillPath } from '../../protocol/aps/ids';
import { dataExtractList } from '../../protocol/aps/lists/constructionList';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { dataExtractAdvice } from '../fields/dataExtractAdvice';
import { chosenAccount } from './accountContext';
import { searchClient } from './context';
import { filtered } from './teamContext';

/** Data extracts that the user of the credential has created in the chosen account, newest first. */
export async function searchDataExtracts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Data Requests', ['data:read'], dataExtractAdvice);
	const path = fillPath(DATA_EXTRACTS_PATH, { accountId: await chosenAccount(this, aps) });
	const query = { sort: 'desc' };
	const rows = await collect(constructionPages(aps, dataExtractList, { path, query }));
	return filtered(
		rows.map(({ id, description, createdAt }) => {
			const day = String(createdAt ?? '').slice(0, 10);
			return { name: `${String(description || id)} (${day})`, value: String(id) };
		}),
		filter,
	);
}
