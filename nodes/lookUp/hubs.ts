import { attribute } from '../../protocol/aps/jsonApi';
import { isAccId, toAdminId } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The hubs that the credential can access, by name. Their IDs have a `b.` or `a.` */
export function hubsOf(client: ApsClient): NamedList {
	const aps = client.for({ action: 'List Hubs', scopes: ['data:read'] });
	return {
		key: listKey(aps, 'hubs'),
		thing: 'hub',
		place: 'that the credential can access',
		by: 'name',
		readAll: async () => await readHubs(aps),
	};
}

/**
 * The ACC and BIM 360 accounts that the credential can access, by name. Their IDs are bare GUIDs. Account
 * administration has no list of accounts, so this lists hubs.
 */
export function accountsOf(client: ApsClient): NamedList {
	return {
		...hubsOf(client),
		key: listKey(client, 'accounts'),
		thing: 'account',
		readAll: async () => {
			const hubs = await hubsOf(client).readAll();
			return hubs
				.filter(({ id }) => isAccId(id))
				.map(({ id, ...hub }) => ({ ...hub, id: toAdminId(id) }));
		},
	};
}

async function readHubs(aps: ApsClient): Promise<Named[]> {
	const hubs = await collect(jsonApiPages(aps, '/project/v1/hubs'));
	return hubs.flatMap((hub) => {
		const name = attribute(hub, 'name');
		const region = attribute(hub, 'region');
		if (typeof name !== 'string') return [];
		return { id: hub.id, name, detail: typeof region === 'string' ? region : undefined };
	});
}
