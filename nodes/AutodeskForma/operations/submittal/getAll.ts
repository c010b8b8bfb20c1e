import { submittalList } from '../../../../protocol/aps/lists/constructionList';
import { constructionPages } from '../../../apsLists/constructionPages';
import { collect } from '../../../apsLists/pages';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { pagesWithNames } from '../../../recordNames/withNames';
import { submittalExample } from '../../../records/submittal';
import { submittalFilters } from './filters';
import { submittalRecord } from './shown';
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
	options: [constructionRegion, namesInOutput],
	advice: submittalAdvice,
	example: submittalExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const limit = limitOf(run);
		const path = run.path({ projectId: place.projectId });
		const query = queryOf(run, submittalFilters, sort);
		const pages = constructionPages(run.aps, submittalList, { path, query, limit });
		return await collect(pagesWithNames(run, place, pages, submittalRecord), limit);
	},
});
