import { transmittalList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { sortByOne } from '../../../fields/sortByOne';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { simplifyTransmittal, transmittalExample } from '../../../records/transmittal';
import { transmittalAdvice } from './transmittalField';

/** Newest first: transmittals sent while pages are read then only repeat rows. */
const sort = sortByOne(
	['createdAt', 'documentsCount', 'sentByName', 'sequenceId', 'status', 'title'],
	'sequenceId desc',
);

export const getAll = defineOperation({
	action: 'List Transmittals',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many transmittals',
	description:
		'Retrieve a list of the transmittals that were sent in a project, newest first unless sorted otherwise. Autodesk has no call to create one.',
	endpoint: 'GET /construction/transmittals/v1/projects/{projectId}/transmittals',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, sort],
	advice: transmittalAdvice,
	example: transmittalExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, sort);
		const pages = constructionPages(run.aps, transmittalList, { path, query, limit });
		return await shownRecords(run, pages, simplifyTransmittal, limit);
	},
});
