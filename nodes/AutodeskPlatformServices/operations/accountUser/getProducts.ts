import { ACCESS_PRODUCTS } from '../../../../protocol/aps/products';
import { adminPages } from '../../../apsLists/adminPages';
import { listRecords } from '../../../actionNode/listRecords';
import { account, accountId } from '../../../fields/account';
import { accountRegion, adminAdvice } from '../../../fields/accountRegion';
import { accountUserByEitherId, eitherAccountUserId } from '../../../fields/accountUser';
import { productOptions } from '../../../fields/productOptions';
import { returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { simplifyUserProduct, userProductExample } from '../../../records/userAccess';
import { inProjects } from './inProjects';

const productFilters = filters([
	{
		displayName: 'Products',
		name: 'products',
		type: 'multiOptions',
		options: productOptions(ACCESS_PRODUCTS),
		default: [],
		description: 'Only these products',
		query: 'filter[key]',
		read: read.choices,
	},
	inProjects,
]);

export const getProducts = defineOperation({
	action: 'Get User Products',
	name: 'Get Products',
	value: 'getProducts',
	summary: 'Get products of user in account',
	description:
		'Retrieve a list of the ACC products that a user of an account can use, each with the IDs of the projects',
	endpoint: 'GET /construction/admin/v1/accounts/{accountId}/users/{userId}/products',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [account, accountUserByEitherId, ...returnAllOrLimit, simplify, productFilters],
	options: [accountRegion],
	advice: adminAdvice,
	example: userProductExample,
	async execute(run) {
		return await listRecords(run, {
			pages: adminPages,
			path: run.path({ accountId: accountId(run), userId: eitherAccountUserId(run) }),
			query: queryOf(run, productFilters),
			shorten: simplifyUserProduct,
		});
	},
});
