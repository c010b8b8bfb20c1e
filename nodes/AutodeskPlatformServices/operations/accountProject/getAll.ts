import { adminPages } from '../../../apsLists/adminPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import type { CustomJson } from '../../../fields/customJson';
import { returnedFields, returnedFieldsOf } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort, sortBy } from '../../../fields/sort';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { projectFilters, projectQuery } from './filters';
import { PROJECT_FIELDS, SORT_FIELDS } from './projectFields';

export const getAll = defineOperation({
	action: 'List Account Projects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many projects in account',
	description:
		'Retrieve a list of the projects of an ACC or BIM 360 account with status, type, dates and products. Archived and pending projects are included.',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, ...returnAllOrLimit, simplify, projectFilters, sortBy(SORT_FIELDS)],
	options: [accountRegion, returnedFields(PROJECT_FIELDS)],
	advice: accountAdvice,
	example: accountProjectExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run) }),
			query: { ...projectQuery(run), sort: adminSort(run), fields: returnedFieldsOf(run) },
			custom: run.param<CustomJson>('filters', {}),
			shorten: simplifyAccountProject,
		});
	},
});
