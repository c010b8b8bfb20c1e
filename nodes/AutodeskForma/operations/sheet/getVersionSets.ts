import { sheetSettingsList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { customListQuery } from '../../../fields/customQuery';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { sheetCollection } from '../../../fields/sheetCollection';
import { simplify } from '../../../fields/simplify';
import { sortByOne } from '../../../fields/sortByOne';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { simplifyVersionSet, versionSetExample } from '../../../records/sheet';
import { sheetAdvice } from './sheetField';

const versionSetFilters = filters([
	sheetCollection('version sets'),
	customListQuery('construction'),
]);

const sort = sortByOne(['issuanceDate', 'name'], 'issuanceDate desc');

export const getVersionSets = defineOperation({
	action: 'List Version Sets',
	name: 'Get Version Sets',
	value: 'getVersionSets',
	summary: 'Get version sets of sheets',
	description:
		'Retrieve a list of the version sets in which sheets of a project were issued, newest first unless sorted otherwise',
	endpoint: 'GET /construction/sheets/v1/projects/{projectId}/version-sets',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, versionSetFilters, sort],
	advice: sheetAdvice,
	example: versionSetExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, versionSetFilters, sort);
		const pages = constructionPages(run.aps, sheetSettingsList, { path, query, limit });
		return await shownRecords(run, pages, simplifyVersionSet, limit);
	},
});
