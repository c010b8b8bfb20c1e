import { readRfiTypes } from '../../../apsLists/rfiTypes';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { rfiAdvice } from './rfiField';

export const getTypes = defineOperation({
	action: 'List RFI Types',
	name: 'Get Types',
	value: 'getTypes',
	summary: 'Get types of RFIs',
	description:
		'Retrieve a list of the types of RFIs in a project, with their workflow and defaults',
	endpoint: 'GET /construction/rfis/v3/projects/{projectId}/rfi-types',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, simplify],
	advice: rfiAdvice,
	example: {
		name: 'Design',
		status: 'active',
		isDefault: true,
		workflowType: 'US',
		daysUntilDue: 7,
		id: 'c911852d-5957-4145-9c8d-e7cfe9d564df',
	},
	async execute(run) {
		const types = await readRfiTypes(run.aps, constructionProjectId(run));
		return types.map((type) =>
			simplified(run, type, ({ name, status, isDefault, wfType, dueDateOffset, id }) => ({
				name: name ?? null,
				status: status ?? null,
				isDefault: isDefault ?? null,
				workflowType: wfType ?? null,
				daysUntilDue: dueDateOffset ?? null,
				id,
			})),
		);
	},
});
