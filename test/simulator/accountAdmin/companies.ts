import { defineEndpoint } from '../http/endpoint';
import { accountOf } from './access';
import { companiesOf, companyRow } from './companyRecords';
import type { ListRules } from './listing';
import { listQuery, listReply } from './listing';

const FIELDS = (
	'accountId,name,trade,addresses,websiteUrl,description,erpId,taxId,imageUrl,status,createdAt,' +
	'updatedAt,projectSize,userSize,originalName'
).split(',');

const RULES: ListRules = {
	filters: { name: 'text', trade: 'text', erpId: 'text', taxId: 'text', updatedAt: 'range' },
	sort: [
		'name',
		'trade',
		'erpId',
		'taxId',
		'status',
		'createdAt',
		'updatedAt',
		'projectSize',
		'userSize',
	],
	fields: FIELDS,
	capsLimit: true,
	orFilters: ['erpId', 'name', 'taxId', 'trade', 'updatedAt'],
};

export const listAccountCompanies = defineEndpoint({
	service: 'constructionAdmin',
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	path: '/construction/admin/v1/accounts/{accountId}/companies',
	scopes: ['account:read'],
	query: [...listQuery(RULES), 'filter[status]'],
	perMinute: 600,
	handle(call) {
		const hub = accountOf(call);
		const { state } = call.sim;
		const status = call.query.oneOf('filter[status]', ['active', 'inactive', 'all']) ?? 'active';
		const companies = companiesOf(state, hub)
			.filter((company) => status === 'all' || company.status === status)
			.map((company) => companyRow(state, hub, company));
		return listReply(call, companies, RULES);
	},
});
