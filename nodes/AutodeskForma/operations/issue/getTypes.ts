import { readIssueTypes } from '../../../apsLists/issueTypes';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { defineOperation } from '../../../operations/operation';
import { issueAdvice } from './advice';

export const getTypes = defineOperation({
	action: 'List Issue Types',
	name: 'Get Types',
	value: 'getTypes',
	summary: 'Get types of issues',
	description:
		'Retrieve a list of the issue types of a project with their categories, one item per type, inactive ones as well',
	endpoint: 'GET /construction/issues/v1/projects/{projectId}/issue-types',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject],
	options: [constructionRegion],
	advice: issueAdvice,
	example: {
		name: 'Clash',
		category: 'Design',
		code: 'CLA',
		active: true,
		id: '1370f222-6c54-3a01-93e6-e701749f0222',
		categoryId: '2220f222-6c54-4b01-90e6-d701748f0222',
	},
	async execute(run) {
		const types = await readIssueTypes(run.aps, constructionPlaceOf(run));
		return types.map(({ id, title, code, isActive, category }) => ({
			name: title,
			category: category.title,
			code,
			active: isActive,
			id,
			categoryId: category.id,
		}));
	},
});
