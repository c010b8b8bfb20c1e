import { fillPath } from '../../protocol/aps/ids';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { adminPages } from '../apsLists/adminPages';
import { accountAdvice } from '../fields/accountRegion';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';

/**
 * The projects of an account, in any status.
 *
 * @param only which ones, e.g. `{ 'filter[classification]': 'template' }`
 */
export function accountProjectsOf(
	client: ApsClient,
	{ accountId, region }: AccountPlace,
	only: Readonly<Record<string, string>> = {},
): NamedList {
	const aps = client.for({
		action: 'List Account Projects',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId });
	const read = async (query?: ApsQuery) =>
		await namedRows(adminPages(aps, { path, query: { ...only, ...query }, region }), {
			detail: ({ status, jobNumber }) => [status, jobNumber].filter(Boolean).join(', '),
		});
	return {
		key: listKey(aps, 'account projects', accountId, region, JSON.stringify(only)),
		thing: 'project',
		place: 'in the account',
		by: 'name',
		ask: async (name) => await read({ 'filter[name]': name, filterTextMatch: 'equals' }),
		readAll: async () => await read(),
	};
}
