import { adminPages } from '../../../apsLists/adminPages';
import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { projectUserFilters } from './filters';
import { SORT_FIELDS, USER_FIELDS } from './userFields';

const sort = adminSort(SORT_FIELDS);

const listOptions = options([
	accountRegion,
	returnedFields(USER_FIELDS, 'fields', 'getProjectUserFields'),
]);

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
		sort,
	],
	options: listOptions.options,
	advice: accountAdvice,
	example: projectUserExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ projectId: accountProjectId(run) }),
			query: queryOf(run, projectUserFilters, sort, listOptions),
			shorten: simplifyProjectUser,
		});
	},
});
