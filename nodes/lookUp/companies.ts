import { fillPath } from '../../protocol/aps/ids';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { adminPages } from '../apsLists/adminPages';
import { accountAdvice } from '../fields/accountRegion';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';
import type { Naming } from './namedRows';

/** The active companies of an account, as the list in the editor shows them. */
export function companiesOf(client: ApsClient, place: AccountPlace): NamedList {
	return companiesWith(client, place, {
		kind: 'companies',
		thing: 'active company',
		detail: ({ trade }) => trade,
	});
}

/** All companies of an account, inactive ones as well: users can belong to them. */
export function allCompaniesOf(client: ApsClient, place: AccountPlace): NamedList {
	return companiesWith(client, place, {
		kind: 'all companies',
		thing: 'company',
		query: { 'filter[status]': 'all' },
		detail: ({ status, trade }) => (status === 'inactive' ? status : trade),
	});
}

interface Choice {
	kind: string;
	thing: string;
	query?: ApsQuery;
	detail: Naming['detail'];
}

function companiesWith(
	client: ApsClient,
	{ accountId, region }: AccountPlace,
	{ kind, thing, query: always, detail }: Choice,
): NamedList {
	const aps = client.for({
		action: 'List Account Companies',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/construction/admin/v1/accounts/{accountId}/companies', { accountId });
	const read = async (query?: ApsQuery) =>
		await namedRows(adminPages(aps, { path, query: { ...always, ...query }, region }), { detail });
	return {
		key: listKey(aps, kind, accountId, region),
		thing,
		place: 'in the account',
		by: 'name',
		ask: async (name) => await read({ 'filter[name]': name, filterTextMatch: 'equals' }),
		readAll: async () => await read(),
	};
}
