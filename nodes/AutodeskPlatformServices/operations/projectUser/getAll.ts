import { adminPages } from '../../../apsLists/adminPages';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import type { CustomJson } from '../../../fields/customJson';
import { returnedFields, returnedFieldsOf } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort, sortBy } from '../../../fields/sort';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { projectUserFilters, projectUserQuery } from './filters';
import { SORT_FIELDS, USER_FIELDS } from './userFields';

export const getAll = defineOperation({
	action: 'List Project Users',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many users in project',
	description:
		'Retrieve a list of the members of a project with company, roles, products and access',
	endpoint: 'GET /construction/admin/v1/projects/{projectId}/users',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		accountForLists,
		accountProject,
		...returnAllOrLimit,
		simplify,
		projectUserFilters,
		sortBy(SORT_FIELDS),
	],
	options: [accountRegion, returnedFields(USER_FIELDS)],
	advice: accountAdvice,
	example: projectUserExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ projectId: accountProjectId(run) }),
			query: { ...projectUserQuery(run), sort: adminSort(run), fields: returnedFieldsOf(run) },
			custom: run.param<CustomJson>('filters', {}),
			shorten: simplifyProjectUser,
		});
	},
});
