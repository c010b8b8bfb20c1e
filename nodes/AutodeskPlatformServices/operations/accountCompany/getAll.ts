import { adminPages } from '../../../apsLists/adminPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { companyExample, simplifyCompany } from '../../../records/accountCompany';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { companyFilters } from './filters';

const COMPANY_FIELDS = [
	'accountId',
	'addresses',
	'createdAt',
	'description',
	'erpId',
	'imageUrl',
	'name',
	'originalName',
	'projectSize',
	'status',
	'taxId',
	'trade',
	'updatedAt',
	'userSize',
	'websiteUrl',
] as const;

const SORT_FIELDS = [
	'createdAt',
	'erpId',
	'name',
	'projectSize',
	'status',
	'taxId',
	'trade',
	'updatedAt',
	'userSize',
] as const;

const sort = adminSort(SORT_FIELDS);

const listOptions = options([
	accountRegion,
	returnedFields(COMPANY_FIELDS, 'fields', 'getCompanyFields'),
]);

export const getAll = defineOperation({
	action: 'List Account Companies',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many companies in account',
	description: 'Retrieve a list of the companies in the directory of an ACC or BIM 360 account',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/companies',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, ...returnAllOrLimit, simplify, companyFilters, sort],
	options: listOptions.options,
	advice: accountAdvice,
	example: companyExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run) }),
			query: queryOf(run, companyFilters, sort, listOptions),
			shorten: simplifyCompany,
		});
	},
});
