import { hqPages } from '../../../apsLists/hqPages';
import { listRecords } from '../../../actionNode/listRecords';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { customListQuery } from '../../../fields/customQuery';
import { matchAnyText, wholeTextOnly } from '../../../fields/hqSearch';
import { returnedFields } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { hqSort } from '../../../fields/sort';
import { defineOperation } from '../../../operations/operation';
import { collection, options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { companyDirectoryExample, simplifyCompany } from '../../../records/accountCompany';
import { InvalidValue } from '../../../values/invalidValue';

/** Fields of a company, with the names of `hq`. */
const COMPANY_FIELDS = [
	'address_line_1',
	'address_line_2',
	'city',
	'country',
	'description',
	'erp_id',
	'name',
	'phone',
	'postal_code',
	'state_or_province',
	'tax_id',
	'trade',
	'website_url',
] as const;

const searchFor = {
	...collection('Search For', 'searchFor', 'Add Field', [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Concrete',
			description: 'Name of the company, or part of it',
			query: 'name',
			read: read.text(255),
		},
		{
			displayName: 'Trade',
			name: 'trade',
			type: 'string',
			default: '',
			placeholder: 'e.g. Concrete',
			description: 'Trade of the company, or part of it',
			query: 'trade',
			read: read.text(255),
		},
	]),
	description: 'What to search for. Add at least one field.',
};

const sort = hqSort(COMPANY_FIELDS);

const searchOptions = options([
	accountRegion,
	customListQuery('hq'),
	matchAnyText,
	returnedFields(COMPANY_FIELDS, 'field', 'getFoundCompanyFields'),
	wholeTextOnly,
]);

export const search = defineOperation({
	action: 'Search Companies',
	name: 'Search',
	value: 'search',
	summary: 'Search companies in account',
	description:
		'Find companies in the directory of an ACC or BIM 360 account by name or trade, with their phone numbers and addresses in the raw data',
	endpoint: 'GET /hq/v1/accounts/{account_id}/companies/search',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [account, searchFor, ...returnAllOrLimit, simplify, sort],
	options: searchOptions.options,
	advice: accountAdvice,
	example: companyDirectoryExample,
	async execute(run) {
		const wanted = queryOf(run, searchFor);
		if (Object.values(wanted).every((text) => text === undefined)) {
			throw new InvalidValue(searchFor.displayName, 'enter a name or a trade');
		}
		return await listRecords(run, {
			pages: hqPages,
			path: run.path({ account_id: accountId(run) }),
			query: { ...wanted, ...queryOf(run, sort, searchOptions) },
			shorten: simplifyCompany,
		});
	},
});
