import { submittalList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { simplifySubmittal, submittalExample } from '../../../records/submittal';
import { submittalFilters } from './filters';
import { submittalAdvice } from './submittalField';

const byField = adminSort([
	'createdAt',
	'customIdentifier',
	'dueDate',
	'leadTime',
	'priority',
	'publishedDate',
	'requiredApprovalDate',
	'requiredDate',
	'requiredOnJobDate',
	'revision',
	'specIdentifier',
	'stateId',
	'statusId',
	'submitterDueDate',
	'title',
	'updatedAt',
]);

const sort = defineParameter({
	...byField,
	read: (entered, parameter, run) => {
		const fields = byField.read(entered, parameter, run);
		// Submittals created while pages are read then only repeat rows.
		return fields.length === 0 ? ['createdAt desc'] : fields;
	},
});

export const getAll = defineOperation({
	action: 'List Submittals',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many submittals',
	description:
		'Retrieve a list of the submittals of a project, newest first unless sorted otherwise, each with its spec section, state and the people it waits for',
	endpoint: 'GET /construction/submittals/v2/projects/{projectId}/items',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, submittalFilters, sort],
	options: [constructionRegion],
	advice: submittalAdvice,
	example: submittalExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, submittalFilters, sort);
		const pages = constructionPages(run.aps, submittalList, { path, query, limit });
		return await shownRecords(run, pages, simplifySubmittal, limit);
	},
});
