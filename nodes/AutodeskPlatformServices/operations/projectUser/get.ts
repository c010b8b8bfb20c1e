import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { projectUser, projectUserId } from '../../../fields/projectUser';
import { returnedFields } from '../../../fields/returnedFields';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { USER_FIELDS } from './userFields';

const getOptions = options([
	accountRegion,
	returnedFields(USER_FIELDS, 'fields', 'getProjectUserFields'),
]);

export const get = defineOperation({
	action: 'Get Project User',
	name: 'Get',
	value: 'get',
	summary: 'Get user in project',
	description: 'Retrieve company, roles, products and access of one member of a project',
	endpoint: 'GET /construction/admin/v1/projects/{projectId}/users/{userId}',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [accountForLists, accountProject, projectUser, simplify],
	options: getOptions.options,
	advice: accountAdvice,
	example: projectUserExample,
	async execute(run) {
		const user = await run.aps.record(
			{
				path: run.path({ projectId: accountProjectId(run), userId: projectUserId(run) }),
				query: queryOf(run, getOptions),
				region: accountRegionOf(run),
			},
			'id',
		);
		return simplified(run, user, simplifyProjectUser);
	},
});
