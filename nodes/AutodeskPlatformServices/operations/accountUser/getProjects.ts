import { adminPages } from '../../../apsLists/adminPages';
import { listRecords } from '../../../actionNode/listRecords';
import { account, accountId } from '../../../fields/account';
import { accountRegion, adminAdvice } from '../../../fields/accountRegion';
import { accountUserByEitherId, eitherAccountUserId } from '../../../fields/accountUser';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { updatedBetween } from '../../../fields/updatedBetween';
import { defineOperation } from '../../../operations/operation';
import { filters, options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { simplifyUserProject, userProjectExample } from '../../../records/userProject';
import { guid } from '../../../values/guid';
import { commonProjectFilters } from '../accountProject/filters';

const projectFilters = filters([
	{
		displayName: 'Access Levels',
		name: 'accessLevels',
		type: 'multiOptions',
		options: [
			{ name: 'Project Admin', value: 'projectAdmin' },
			{ name: 'Project Member', value: 'projectMember' },
		],
		default: [],
		description: 'Only projects in which the user has one of these access levels',
		query: 'filter[accessLevels]',
		read: read.choices,
	},
	...commonProjectFilters,
	{
		displayName: 'Project IDs',
		name: 'projectIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
		description: 'Only the projects with these IDs, separated by commas',
		query: 'filter[id]',
		read: read.list(guid),
	},
	updatedBetween,
]);

const FIELDS = [
	'accessLevels',
	'accountId',
	'addressLine1',
	'addressLine2',
	'city',
	'classification',
	'constructionType',
	'contractType',
	'country',
	'createdAt',
	'currentPhase',
	'deliveryMethod',
	'endDate',
	'imageUrl',
	'jobNumber',
	'latitude',
	'longitude',
	'name',
	'platform',
	'postalCode',
	'projectValue',
	'sheetCount',
	'startDate',
	'stateOrProvince',
	'status',
	'thumbnailImageUrl',
	'timezone',
	'type',
	'updatedAt',
] as const;

const SORT_FIELDS = [
	'constructionType',
	'contractType',
	'createdAt',
	'currentPhase',
	'deliveryMethod',
	'endDate',
	'jobNumber',
	'name',
	'platform',
	'startDate',
	'status',
	'type',
	'updatedAt',
] as const;

const sort = adminSort(SORT_FIELDS);

const listOptions = options([
	accountRegion,
	returnedFields(FIELDS, 'fields', 'getProjectOfUserFields'),
]);

export const getProjects = defineOperation({
	action: 'Get User Projects',
	name: 'Get Projects',
	value: 'getProjects',
	summary: 'Get projects of user in account',
	description:
		'Retrieve a list of the projects that a user of an account is a member of, and whether as an admin',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/users/{userId}/projects',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, accountUserByEitherId, ...returnAllOrLimit, simplify, projectFilters, sort],
	options: listOptions.options,
	advice: adminAdvice,
	example: userProjectExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run), userId: eitherAccountUserId(run) }),
			query: queryOf(run, projectFilters, sort, listOptions),
			shorten: simplifyUserProject,
		});
	},
});
