import { isAccId, toAdminId } from '../../../../../protocol/aps/ids';
import { api } from '../../../../../protocol/worker/api/api';
import type { Account } from '../../../../../protocol/worker/api/shapes/account';
import type { ApsClient } from '../../../aps/apsClient';
import { ApsError } from '../../../aps/apsError';
import { jsonApiPages, type JsonApiResource } from '../../../aps/jsonApiPages';
import { Problem } from '../../problem';
import { notConfigured } from '../notConfigured';
import { route, type RoutesOf } from '../route';

/** Account administration has no list of accounts, so that of hubs has to do. */
export function accountRoutes(aps: ApsClient | undefined): RoutesOf<typeof api.accounts> {
	return {
		list: route(api.accounts.list, async () => {
			if (!aps) throw notConfigured();
			return { status: 200, body: { data: await listAccounts(aps) } };
		}),
	};
}

async function listAccounts(aps: ApsClient): Promise<Account[]> {
	const request = { path: '/project/v1/hubs', scopes: ['data:read'], budget: 'hubs' } as const;
	const found: JsonApiResource[] = [];
	try {
		for await (const { data } of jsonApiPages(aps, request)) found.push(...data);
	} catch (error) {
		if (!(error instanceof ApsError)) throw error;
		throw new Problem('autodeskFailed', error.message);
	}
	return found
		.filter(({ id }) => isAccId(id))
		.map(({ id, attributes: { name, region } }) => ({
			id: toAdminId(id),
			name: String(name),
			region: typeof region === 'string' ? region : null,
		}));
}
