import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { assetStatusSetsIn, statusSetOfCategory } from '../../../lookUp/assetSettings';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { assetAdvice } from './advice';
import { assetCategory } from './category';

const ofCategory = {
	...assetCategory,
	description: 'Only the statuses that assets of this category can have',
};

const statusFilters = filters([ofCategory]);

export const getStatuses = defineOperation({
	action: 'List Asset Status Sets',
	name: 'Get Statuses',
	value: 'getStatuses',
	summary: 'Get statuses of assets',
	description:
		'Retrieve a list of the statuses of the status sets of a project, or of the set of one category, in their order',
	endpoint: 'GET /construction/assets/v1/projects/{projectId}/status-step-sets',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, statusFilters],
	options: [constructionRegion],
	advice: assetAdvice,
	example: {
		name: 'Installed',
		description: 'Mounted and connected',
		statusSetName: 'Equipment',
		isDefault: true,
		id: '84eb6a10-dde3-475f-aaf4-b5df3aebbd0b',
		statusSetId: '6eb35939-e5fb-453a-98ed-e2e11f326e73',
	},
	async execute(run) {
		const projectId = constructionProjectId(run);
		const categoryId = valueIn(run, statusFilters, ofCategory);
		const one =
			categoryId === undefined ? undefined : await statusSetOfCategory(run, projectId, categoryId);
		const all = categoryId === undefined ? await assetStatusSetsIn(run, projectId) : [one];
		return all
			.filter((set) => set !== undefined)
			.flatMap(({ id: statusSetId, name: statusSetName, isDefault, statuses }) =>
				statuses.map(({ id, label, description }) => ({
					name: label,
					description,
					statusSetName,
					isDefault,
					id,
					statusSetId,
				})),
			);
	},
});
