import { isAccId, toAdminId } from '../../../../../protocol/aps/ids';
import { api } from '../../../../../protocol/worker/api/api';
import type { Account } from '../../../../../protocol/worker/api/shapes/account';
import type { ApsApi } from '../../../aps/apsApi';
import { ApsError } from '../../../aps/apsError';
import { attribute, type JsonApiResource } from '../../../../../protocol/aps/jsonApi';
import { jsonApiList } from '../../../../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../../../../protocol/aps/lists/linkedList';
import { Problem } from '../../problem';
import { notConfigured } from '../notConfigured';
import { route, type RoutesOf } from '../route';

/** Account administration has no list of accounts, so this uses the list of hubs. */
export function accountRoutes(aps: ApsApi | undefined): RoutesOf<typeof api.accounts> {
	return {
		list: route(api.accounts.list, async () => {
			if (!aps) throw notConfigured();
			return { status: 200, body: { data: await listAccounts(aps) } };
		}),
	};
}

async function listAccounts(aps: ApsApi): Promise<Account[]> {
	const source = aps.source({ scopes: ['data:read'], budget: 'hubs' });
	const found: JsonApiResource[] = [];
	try {
		const pages = linkedPages(source, jsonApiList, { path: '/project/v1/hubs' });
		for await (const { rows } of pages) found.push(...rows);
	} catch (error) {
		if (!(error instanceof ApsError)) throw error;
		throw new Problem('autodeskFailed', error.message);
	}
	return found
		.filter(({ id }) => isAccId(id))
		.map((hub) => {
			const name = attribute(hub, 'name');
			const region = attribute(hub, 'region');
			return {
				id: toAdminId(hub.id),
				// A hub without a name is shown by its ID.
				name: typeof name === 'string' && name !== '' ? name : hub.id,
				region: typeof region === 'string' ? region : null,
			};
		});
}
