import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { assetCategoriesIn } from '../../../lookUp/assetSettings';
import { defineOperation } from '../../../operations/operation';
import { assetAdvice } from './advice';

export const getCategories = defineOperation({
	action: 'List Asset Categories',
	name: 'Get Categories',
	value: 'getCategories',
	summary: 'Get categories of assets',
	description:
		'Retrieve the tree of the asset categories of a project as a list, each category before those below it, inactive ones as well',
	endpoint: 'GET /construction/assets/v1/projects/{projectId}/categories',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject],
	options: [constructionRegion],
	advice: assetAdvice,
	example: {
		name: 'Air Handling Units',
		description: 'All units that move air',
		path: 'Mechanical > Air Handling Units',
		active: true,
		id: '42',
		parentId: '12',
	},
	async execute(run) {
		const all = await assetCategoriesIn(run, constructionProjectId(run));
		const root = all.find(({ isRoot }) => isRoot)?.id;
		return all
			.filter(({ isRoot }) => !isRoot)
			.map(({ id, name, path, description, isActive, parentId }) => ({
				name,
				description,
				path,
				active: isActive,
				id,
				// The root is not in the list.
				parentId: parentId === undefined || parentId === root ? null : parentId,
			}));
	},
});
