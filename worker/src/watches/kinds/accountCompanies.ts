import { fillPath } from '../../../../protocol/aps/ids';
import { adminList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { JsonObject } from '../../../../protocol/json';
import type { WatchedRecord, WatchKind } from '../watchKind';

/** The companies of an account (`construction/admin`), active or not. */
export const accountCompanies: WatchKind = {
	id: 'accountCompanies',
	subject: 'account.company',
	recordName: 'company',
	fields: ['name', 'trade', 'status', 'erpId', 'taxId', 'websiteUrl'],

	async *pages(aps, { accountId, region }, signal) {
		const request = {
			path: fillPath('/construction/admin/v1/accounts/{accountId}/companies', { accountId }),
			query: { 'filter[status]': 'all' },
			region: region ?? undefined,
		};
		const source = aps.source({ scopes: ['account:read'], budget: 'admin', signal });
		const pages = offsetPages(source, adminList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	/** `construction/admin` has no call for a single company; `hq` has, with the same IDs. */
	async exists(aps, { accountId, region }, id, signal) {
		const { status } = await aps.request({
			path: fillPath('/hq/v1/accounts/{accountId}/companies/{id}', { accountId, id }),
			region: region ?? undefined,
			accept: [404],
			scopes: ['account:read'],
			budget: 'hq',
			signal,
		});
		return status !== 404;
	},
};

/** The same names as in the n8n node's simplified company. */
function toRecord(company: JsonObject): WatchedRecord {
	const { name, trade, status, erpId, taxId, websiteUrl, createdAt, updatedAt } = company;
	return {
		id: typeof company.id === 'string' ? company.id : '',
		name,
		trade,
		status,
		erpId,
		taxId,
		websiteUrl,
		createdAt,
		updatedAt,
	};
}
