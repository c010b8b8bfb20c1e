import { DATA_EXTRACTS_PATH } from '../../protocol/aps/dataExtractRules';
import { fillPath } from '../../protocol/aps/ids';
import { dataExtractList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { dataExtractAdvice } from '../fields/dataExtractAdvice';
import { listKey } from './listKey';
import type { NamedList } from './named';

/** The data extracts that the user of the credential has created. @param accountId a bare GUID */
export function dataExtractsOf(aps: ApsClient, accountId: string): NamedList {
	const client = aps.for({
		action: 'List Data Requests',
		scopes: ['data:read'],
		advice: dataExtractAdvice,
	});
	return {
		key: listKey(client, 'data extracts', accountId),
		thing: 'data extract',
		place: 'of this user in the account',
		by: 'name',
		hint: 'Autodesk shows data extracts only to the user who created them',
		readAll: async () => {
			const path = fillPath(DATA_EXTRACTS_PATH, { accountId });
			const query = { sort: 'desc' };
			const rows = await collect(constructionPages(client, dataExtractList, { path, query }));
			return rows.flatMap(({ id, description, createdAt }) =>
				typeof id === 'string' && typeof description === 'string'
					? { id, name: description, detail: String(createdAt) }
					: [],
			);
		},
	};
}
