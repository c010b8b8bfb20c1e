import { sheetList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { sheetExample, simplifySheet } from '../../../records/sheet';
import { sheetFilters } from './filters';
import { sheetAdvice } from './sheetField';

export const getAll = defineOperation({
	action: 'List Sheets',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many sheets',
	description:
		'Retrieve a list of the sheets of a project with number, title, version set and tags: the newest version of each, from every collection, unless filtered otherwise',
	endpoint: 'GET /construction/sheets/v1/projects/{projectId}/sheets',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, sheetFilters],
	advice: sheetAdvice,
	example: sheetExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, sheetFilters);
		const pages = constructionPages(run.aps, sheetList, { path, query, limit });
		return await shownRecords(run, pages, simplifySheet, limit);
	},
});
