import { hqPages } from '../../../apsLists/hqPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { customListQuery } from '../../../fields/customQuery';
import { matchAnyText, wholeTextOnly } from '../../../fields/hqSearch';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { hqSort } from '../../../fields/sort';
import { InvalidValue } from '../../../values/invalidValue';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import { collection, options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { SORT_FIELDS, USER_FIELDS } from './userFields';

/** For text without a documented limit. */
const MAX_LENGTH = 255;

const searchFor = {
	...collection('Search For', 'searchFor', 'Add Field', [
		{
			displayName: 'Company Name',
			name: 'companyName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Concrete',
			description: 'Name of the company that the user belongs to',
			query: 'company_name',
			read: read.text(MAX_LENGTH),
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Email address of the user, or part of it',
			query: 'email',
			read: read.text(MAX_LENGTH),
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Kim Doe',
			description: 'Name of the user, or part of it',
			query: 'name',
			read: read.text(MAX_LENGTH),
		},
	]),
	description: 'What to search for. Add at least one field.',
};

const sort = hqSort(SORT_FIELDS);

const searchOptions = options([
	accountRegion,
	customListQuery('hq'),
	returnedFields(USER_FIELDS, 'field', 'getAccountUserFields'),
	matchAnyText,
	wholeTextOnly,
]);

export const search = defineOperation({
	name: 'Search',
	value: 'search',
	summary: 'Search users in account',
	description:
		'Find users in the directory of an ACC or BIM 360 account by email address, name or company',
	endpoint: 'GET /hq/v1/accounts/{account_id}/users/search',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [account, searchFor, ...returnAllOrLimit, simplify, sort],
	options: searchOptions.options,
	advice: accountAdvice,
	example: accountUserExample,
	async execute(run) {
		const wanted = queryOf(run, searchFor);
		if (Object.values(wanted).every((text) => text === undefined)) {
			throw new InvalidValue(
				searchFor.displayName,
				'enter a name, an email address or a company name',
			);
		}
		return await listRecords(run, {
			pages: hqPages,
			path: run.path({ account_id: accountId(run) }),
			query: { ...wanted, ...queryOf(run, sort, searchOptions) },
			shorten: simplifyAccountUser,
		});
	},
});
