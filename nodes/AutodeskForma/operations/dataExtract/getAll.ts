import { DATA_EXTRACTS_PATH } from '../../../../protocol/aps/dataExtractRules';
import { dataExtractList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { account, accountId } from '../../../fields/account';
import { dataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { dataExtractExample, simplifyDataExtract } from '../../../records/dataExtract';
import { dataExtractFilters } from './filters';

export const getAll = defineOperation({
	action: 'List Data Requests',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many data extracts',
	description:
		'Retrieve a list of the data extracts that the user of the credential has created in an account, newest first, with their schedules',
	endpoint: `GET ${DATA_EXTRACTS_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [account, ...returnAllOrLimit, simplify, dataExtractFilters],
	advice: dataExtractAdvice,
	example: dataExtractExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ accountId: accountId(run) });
		const query = { sort: 'desc', ...queryOf(run, dataExtractFilters) };
		const pages = constructionPages(run.aps, dataExtractList, { path, query, limit });
		return await shownRecords(run, pages, simplifyDataExtract, limit);
	},
});
