import { adminPages } from '../../../apsLists/adminPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { projectFilters } from './filters';
import { PROJECT_FIELDS, SORT_FIELDS } from './projectFields';

const sort = adminSort(SORT_FIELDS);

const listOptions = options([
	accountRegion,
	returnedFields(PROJECT_FIELDS, 'fields', 'getProjectFields'),
]);

export const getAll = defineOperation({
	action: 'List Account Projects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many projects in account',
	description:
		'Retrieve a list of the projects of an ACC or BIM 360 account with status, type, dates and products. Includes archived and pending projects.',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, ...returnAllOrLimit, simplify, projectFilters, sort],
	options: listOptions.options,
	advice: accountAdvice,
	example: accountProjectExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run) }),
			query: queryOf(run, projectFilters, sort, listOptions),
			shorten: simplifyAccountProject,
		});
	},
});
