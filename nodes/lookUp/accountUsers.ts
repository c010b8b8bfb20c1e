import { fillPath } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { hqPages } from '../apsLists/hqPages';
import { accountAdvice } from '../fields/accountRegion';
import type { AccountPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';
import { namedRows } from './namedRows';
import type { Naming } from './namedRows';

/** The users of an account, by their email addresses. */
export function accountUsersOf(client: ApsClient, { accountId, region }: AccountPlace): NamedList {
	const aps = client.for({
		action: 'List Account Users',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{accountId}/users', { accountId });
	const naming: Naming = { by: 'email', detail: ({ status }) => status };
	return {
		key: listKey(aps, 'account users', accountId, region),
		thing: 'user',
		place: 'in the account',
		by: 'email address',
		async ask(email) {
			const query = { email, partial: false };
			return await namedRows(hqPages(aps, { path: `${path}/search`, query, region }), naming);
		},
		readAll: async () => await namedRows(hqPages(aps, { path, region }), naming),
	};
}
