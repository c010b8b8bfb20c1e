import { hqPages } from '../../../apsLists/hqPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { customListQuery } from '../../../fields/customQuery';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { hqSort } from '../../../fields/sort';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { SORT_FIELDS, USER_FIELDS } from './userFields';

const sort = hqSort(SORT_FIELDS);

const listOptions = options([
	accountRegion,
	customListQuery('hq'),
	returnedFields(USER_FIELDS, 'field', 'getAccountUserFields'),
]);

export const getAll = defineOperation({
	action: 'List Account Users',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many users in account',
	description:
		'Retrieve a list of the users in the directory of an ACC or BIM 360 account. To find a user by name or email address, use Search.',
	endpoint: 'GET /hq/v1/accounts/{account_id}/users',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [account, ...returnAllOrLimit, simplify, sort],
	options: listOptions.options,
	advice: accountAdvice,
	example: accountUserExample,
	async execute(run) {
		return await listRecords(run, {
			pages: hqPages,
			path: run.path({ account_id: accountId(run) }),
			query: queryOf(run, sort, listOptions),
			shorten: simplifyAccountUser,
		});
	},
});
