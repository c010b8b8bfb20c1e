import { FORM_STATUSES } from '../../../../protocol/aps/formRules';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { simplified, simplify } from '../../../fields/simplify';
import { readForm } from '../../../lookUp/forms';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { formExample, simplifyForm } from '../../../records/form';
import { someChange } from '../../../values/someChange';
import { formDate, formDetails, name } from './details';
import { form, formChangeAdvice, formId } from './formField';

const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: optionsFromNames(FORM_STATUSES.map((each) => each.status)),
	default: 'closed',
	description:
		'New status of the form. Answers can only be changed while it is in progress. An archived form is hidden.',
	body: 'status',
	read: (entered, parameter, run) => {
		const chosen = read.choice(entered, parameter, run);
		return FORM_STATUSES.find((each) => each.status === chosen)?.sent;
	},
});

const changes = updateFields([...formDetails, customBody, formDate, name, status]);

export const update = defineOperation({
	action: 'Update Form',
	name: 'Update',
	value: 'update',
	summary: 'Update form',
	description:
		'Change status, assignee, date and other fields of a form. Only the fields that you add are changed. Autodesk does not change PDF forms.',
	endpoint:
		'PATCH /construction/forms/v1/projects/{projectId}/form-templates/{templateId}/forms/{formId}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, form, simplify, changes],
	options: [constructionRegion],
	advice: formChangeAdvice,
	example: { ...formExample, status: 'closed' },
	async execute(run) {
		const projectId = constructionProjectId(run);
		const id = formId(run);
		const body = someChange(changes.displayName, bodyOf(run, changes));
		// The call needs the template, which only the form knows.
		const before = await readForm(run, form.displayName, projectId, id);
		const path = run.path({ projectId, templateId: String(before.formTemplateId), formId: id });
		const updated = await run.aps.record({ method: 'PATCH', path, body }, 'id');
		return simplified(run, updated, simplifyForm);
	},
});
