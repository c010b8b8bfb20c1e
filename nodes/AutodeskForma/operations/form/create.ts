import { randomUUID } from 'crypto';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { locatedId } from '../../../fields/locator';
import { simplified, simplify } from '../../../fields/simplify';
import { recordWith } from '../../../apsClient/readAnswer';
import { readForm } from '../../../lookUp/forms';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { formExample, simplifyForm } from '../../../records/form';
import { guid } from '../../../values/guid';
import { formDate, formDetails, name } from './details';
import { form, formChangeAdvice } from './formField';
import { checkTemplate, formTemplate } from './template';

const ALREADY_CREATED = 409;

const template = { ...formTemplate, required: true };

const details = additionalFields([...formDetails, customBody]);

export const create = defineOperation({
	action: 'Create Form',
	name: 'Create',
	value: 'create',
	summary: 'Create form',
	description:
		'Add a form to a project from one of its templates, in progress. Form > Update Values fills it in.',
	endpoint: 'POST /construction/forms/v1/projects/{projectId}/form-templates/{templateId}/forms',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, template, name, formDate, simplify, details],
	options: [constructionRegion],
	advice: formChangeAdvice,
	example: { ...formExample, updatedAt: '2026-03-02T16:40:00.000Z' },
	async execute(run) {
		const projectId = constructionProjectId(run);
		const templateId = guid(template.displayName, locatedId(run, template.name));
		// With an ID of our own, the call can be repeated: Autodesk answers 409 for a form that is there.
		const body = merged({ id: randomUUID() }, bodyOf(run, name, formDate, details));
		await checkTemplate(run, projectId, templateId);
		const request = {
			method: 'POST',
			path: run.path({ projectId, templateId }),
			body,
			repeatable: true,
			doneWhen: [ALREADY_CREATED],
		} as const;
		const answer = await run.aps.request(request);
		const created =
			answer.status === ALREADY_CREATED
				? await readForm(run, form.displayName, projectId, String(body.id))
				: run.aps.readAnswer(request, answer, recordWith('id'));
		return simplified(run, created, simplifyForm);
	},
});
