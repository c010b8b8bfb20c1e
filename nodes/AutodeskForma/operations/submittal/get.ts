import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { simplifySubmittal, submittalExample } from '../../../records/submittal';
import { submittal, submittalAdvice, submittalId } from './submittalField';

export const get = defineOperation({
	action: 'Get Submittal',
	name: 'Get',
	value: 'get',
	summary: 'Get submittal',
	description:
		'Retrieve one submittal of a project. As raw output, it also contains dates of each step and what the user may do.',
	endpoint: 'GET /construction/submittals/v2/projects/{projectId}/items/{itemId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, submittal, simplify],
	advice: submittalAdvice,
	example: submittalExample,
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), itemId: submittalId(run) });
		return simplified(run, await run.aps.record({ path }, 'id'), simplifySubmittal);
	},
});
