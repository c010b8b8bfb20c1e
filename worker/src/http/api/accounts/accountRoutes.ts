import { fillPath, isAccId, isGuid, toAdminId } from '../../../../../protocol/aps/ids';
import { api } from '../../../../../protocol/worker/api/api';
import type { Account, AccountProject } from '../../../../../protocol/worker/api/shapes/account';
import type { ApsApi } from '../../../aps/apsApi';
import { ApsError } from '../../../aps/apsError';
import { jsonApiRows } from '../../../aps/jsonApiRows';
import { attribute, type JsonApiResource } from '../../../../../protocol/aps/jsonApi';
import { adminList } from '../../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../../protocol/aps/lists/offsetList';
import { notFound } from '../../problem';
import { callingAutodesk } from '../callingAutodesk';
import { notConfigured } from '../notConfigured';
import { route, type RoutesOf } from '../route';

/** Account administration has no list of accounts, so this uses the list of hubs. */
export function accountRoutes(aps: ApsApi | undefined): RoutesOf<typeof api.accounts> {
	return {
		list: route(api.accounts.list, async () => {
			if (!aps) throw notConfigured();
			return { status: 200, body: { data: await listAccounts(aps) } };
		}),

		projects: route(api.accounts.projects, async ({ params }) => {
			if (!aps) throw notConfigured();
			const accountId = toAdminId(params.id);
			if (!isGuid(accountId)) throw notFound('account');
			return { status: 200, body: { data: await listProjects(aps, accountId) } };
		}),
	};
}

async function listAccounts(aps: ApsApi): Promise<Account[]> {
	const found: JsonApiResource[] = [];
	await callingAutodesk(async () => {
		const hubs = jsonApiRows(aps, '/project/v1/hubs', { budget: 'hubs' });
		for await (const hub of hubs) found.push(hub);
	});
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

async function listProjects(aps: ApsApi, accountId: string): Promise<AccountProject[]> {
	const source = aps.source({ scopes: ['account:read'], budget: 'admin' });
	const request = {
		path: fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId }),
		query: { 'filter[status]': 'active', fields: 'name', sort: 'name' },
	};
	const found: AccountProject[] = [];
	await callingAutodesk(async () => {
		for await (const rows of offsetPages(source, adminList, { request })) {
			for (const { id, name } of rows) {
				if (typeof id !== 'string') throw new ApsError('Autodesk listed a project without an ID');
				found.push({ id, name: typeof name === 'string' ? name : id });
			}
		}
	});
	return found;
}
