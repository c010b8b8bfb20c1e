import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { readForm } from '../../../lookUp/forms';
import { defineOperation } from '../../../operations/operation';
import { formExample, simplifyForm } from '../../../records/form';
import { form, formAdvice, formId } from './formField';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get form',
	description:
		'Retrieve one form of a project, also if its template is not in use any more. Answers come from Form > Get Values.',
	endpoint: 'GET /construction/forms/v2/projects/{projectId}/forms',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, form, simplify],
	advice: formAdvice,
	example: formExample,
	async execute(run) {
		const found = await readForm(run, form.displayName, constructionProjectId(run), formId(run));
		return simplified(run, found, simplifyForm);
	},
});
