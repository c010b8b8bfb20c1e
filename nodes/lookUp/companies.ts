import { fillPath } from '../../protocol/aps/ids';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { adminPages } from '../apsLists/adminPages';
import { accountAdvice } from '../fields/accountRegion';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';

/** The active companies of an account, as the list in the editor shows them. */
export function companiesOf(client: ApsClient, { accountId, region }: AccountPlace): NamedList {
	const aps = client.for({
		action: 'List Account Companies',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/construction/admin/v1/accounts/{accountId}/companies', { accountId });
	const read = async (query?: ApsQuery) =>
		await namedRows(adminPages(aps, { path, query, region }), { detail: ({ trade }) => trade });
	return {
		key: listKey(aps, 'companies', accountId, region),
		thing: 'active company',
		place: 'in the account',
		by: 'name',
		ask: async (name) => await read({ 'filter[name]': name, filterTextMatch: 'equals' }),
		readAll: async () => await read(),
	};
}
