import { reviewList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { reviewWorkflowExample, simplifyReviewWorkflow } from '../../../records/review';
import { reviewAdvice } from './reviewField';

const workflowFilters = filters([
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Inactive', value: 'INACTIVE' },
		],
		default: 'INACTIVE',
		description: 'Only workflows with this status, instead of the active ones',
		query: 'filter[status]',
		read: read.choice,
	},
]);

export const getWorkflows = defineOperation({
	action: 'List Review Workflows',
	name: 'Get Workflows',
	value: 'getWorkflows',
	summary: 'Get workflows of reviews',
	description:
		'Retrieve a list of the approval workflows of a project with the names of their steps, active ones unless filtered otherwise',
	endpoint: 'GET /construction/reviews/v1/projects/{projectId}/workflows',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, workflowFilters],
	advice: reviewAdvice,
	example: reviewWorkflowExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const query = queryOf(run, workflowFilters);
		const pages = constructionPages(run.aps, reviewList, { path, query, limit });
		return await shownRecords(run, pages, simplifyReviewWorkflow, limit);
	},
});
