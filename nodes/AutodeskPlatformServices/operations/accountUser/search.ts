import { hqPages } from '../../../apsLists/hqPages';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { customQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { returnedFields, returnedFieldsOf } from '../../../fields/returnedFields';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { hqSort, sortBy } from '../../../fields/sort';
import { InvalidValue } from '../../../values/invalidValue';
import { accountUserExample, simplifyAccountUser } from '../../../records/accountUser';
import { boolean } from '../../../values/boolean';
import { optionalText } from '../../../values/text';
import { listRecords } from '../../../actionNode/listRecords';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { SORT_FIELDS, USER_FIELDS } from './userFields';

export const search = defineOperation({
	name: 'Search',
	value: 'search',
	summary: 'Search users in account',
	description:
		'Find people in the directory of an ACC or BIM 360 account by e-mail, name or company',
	endpoint: 'GET /hq/v1/accounts/{account_id}/users/search',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [
		account,
		{
			displayName: 'Search For',
			name: 'searchFor',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to look for. At least one of these.',
			options: [
				{
					displayName: 'Company Name',
					name: 'companyName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Example Concrete',
					description: 'Name of the company that the user belongs to',
				},
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'name@email.com',
					description: 'E-mail address of the user, or a part of it',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Kim Doe',
					description: 'Name of the user, or a part of it',
				},
			],
		},
		...returnAllOrLimit,
		simplify,
		sortBy(SORT_FIELDS),
	],
	options: [
		accountRegion,
		customQuery,
		returnedFields(USER_FIELDS),
		{
			displayName: 'Match Any',
			name: 'matchAny',
			type: 'boolean',
			default: false,
			description: 'Whether one matching field is enough. Otherwise all of them have to match.',
		},
		{
			displayName: 'Whole Text Only',
			name: 'wholeText',
			type: 'boolean',
			default: false,
			description: 'Whether a field has to match as a whole, so that parts of it are not enough',
		},
	],
	advice: accountAdvice,
	example: accountUserExample,
	async execute(run) {
		return await listRecords(run, {
			pages: hqPages,
			path: run.path({ account_id: accountId(run) }),
			query: searchQuery(run),
			custom: run.param<CustomJson>('options', {}),
			shorten: simplifyAccountUser,
		});
	},
});

interface SearchFor {
	companyName?: unknown;
	email?: unknown;
	name?: unknown;
}

/** Of texts without a documented limit. */
const MAX_LENGTH = 255;

function searchQuery(run: OperationRun) {
	const { companyName, email, name } = run.param<SearchFor>('searchFor', {});
	const { matchAny, wholeText } = run.param<{ matchAny?: unknown; wholeText?: unknown }>(
		'options',
		{},
	);
	const texts = {
		company_name: optionalText('Company Name', companyName, MAX_LENGTH),
		email: optionalText('Email', email, MAX_LENGTH),
		name: optionalText('Name', name, MAX_LENGTH),
	};
	if (Object.values(texts).every((text) => text === undefined)) {
		throw new InvalidValue('Search For', 'enter a name, an e-mail address or a company name');
	}
	return {
		...texts,
		operator: boolean('Match Any', matchAny) ? 'OR' : 'AND',
		partial: !boolean('Whole Text Only', wholeText),
		sort: hqSort(run),
		field: returnedFieldsOf(run),
	};
}
