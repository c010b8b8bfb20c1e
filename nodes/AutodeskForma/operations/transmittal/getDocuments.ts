import { transmittalDocumentList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { sortByOne } from '../../../fields/sortByOne';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import {
	simplifyTransmittalDocument,
	transmittalDocumentExample,
} from '../../../records/transmittal';
import { transmittal, transmittalAdvice, transmittalId } from './transmittalField';

const sort = sortByOne(['lastUpdatedAt', 'name', 'title', 'updatedByName', 'version'], 'name asc');

export const getDocuments = defineOperation({
	action: 'List Transmittal Documents',
	name: 'Get Documents',
	value: 'getDocuments',
	summary: 'Get documents of transmittal',
	description:
		'Retrieve a list of the files that a transmittal contains, in the versions that were sent. There are none while the transmittal is being sent.',
	endpoint:
		'GET /construction/transmittals/v1/projects/{projectId}/transmittals/{transmittalId}/documents',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [...constructionProject, transmittal, ...returnAllOrLimit, simplify, sort],
	advice: transmittalAdvice,
	example: transmittalDocumentExample,
	async execute(run) {
		const limit = limitOf(run);
		const query = queryOf(run, sort);
		const path = run.path({
			projectId: constructionProjectId(run),
			transmittalId: transmittalId(run),
		});
		const pages = constructionPages(run.aps, transmittalDocumentList, { path, query, limit });
		return await shownRecords(run, pages, simplifyTransmittalDocument, limit);
	},
});
