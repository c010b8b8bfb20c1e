import { adminPages } from '../../../apsLists/adminPages';
import { listRecords } from '../../../actionNode/listRecords';
import { account, accountId } from '../../../fields/account';
import { accountRegion, adminAdvice } from '../../../fields/accountRegion';
import { accountUserByEitherId, eitherAccountUserId } from '../../../fields/accountUser';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { textFilter, textMatch } from '../../../fields/textMatch';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { simplifyUserRole, userRoleExample } from '../../../records/userAccess';
import { inProjects } from './inProjects';

const roleFilters = filters([
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Architect',
		description: 'Only roles whose name matches this text',
		query: 'filter[name]',
		read: textFilter,
	},
	inProjects,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Inactive', value: 'inactive' },
		],
		default: 'active',
		description: 'Only roles with this status',
		query: 'filter[status]',
		read: read.choice,
	},
	textMatch,
]);

export const getRoles = defineOperation({
	action: 'Get User Roles',
	name: 'Get Roles',
	value: 'getRoles',
	summary: 'Get roles of user in account',
	description:
		'Retrieve a list of the roles that a user of an account has, each with the IDs of the projects',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/users/{userId}/roles',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, accountUserByEitherId, ...returnAllOrLimit, simplify, roleFilters],
	options: [accountRegion],
	advice: adminAdvice,
	example: userRoleExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run), userId: eitherAccountUserId(run) }),
			query: queryOf(run, roleFilters),
			shorten: simplifyUserRole,
		});
	},
});
