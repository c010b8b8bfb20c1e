import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { addRecord } from '../state/addRecord';
import type { ProjectRecord } from '../state/projectRecord';
import { FORM_TEMPLATES, FORMS, FORMS_V1 } from './formSettings';
import { openProject, recordOf } from './records';

type AnyCall = Call<never> | Call<unknown> | Call;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const fields = z
	.object({
		assigneeId: z.string(),
		assigneeType: z.enum(['company', 'role', 'user']),
		description: z.string().max(8000),
		name: z.string().max(100),
		formDate: day,
		locationId: z.string().uuid(),
		notes: z.string().max(8000),
	})
	.partial();

/** Forms are created in progress, which version 1 calls `draft`. */
export const createForm = defineEndpoint({
	...FORMS,
	method: 'POST',
	path: `${FORMS_V1}/form-templates/{templateId}/forms`,
	scopes: ['data:write'],
	body: fields
		.extend({ id: z.string().uuid().optional(), userCreatedAt: z.string().datetime().optional() })
		.strict(),
	handle(call) {
		const project = openProject(call);
		const template = templateOf(call);
		if (template.status !== 'active') throw new Refusal(400, 'The template is not active');
		checkAssignee(call.body);
		const { id } = call.body;
		if (id !== undefined && call.sim.state.forms.get(project.id)?.has(id)) {
			throw new Refusal(409, `The form ${id} exists already`);
		}
		const { autodeskId } = call.caller.user!;
		const form = addRecord(call.sim.state, 'forms', project.id, {
			name: template.name,
			status: 'draft',
			formTemplateId: template.id,
			nativeForm: { layoutId: template.currentLayoutId, version: '13.0' },
			values: [],
			rows: [],
			...call.body,
			createdBy: autodeskId,
			updatedBy: autodeskId,
		});
		return { status: 200, body: firstVersion(call, form) };
	},
});

const STATUSES = ['draft', 'discarded', 'submitted', 'archived', 'in_review'] as const;

export const updateForm = defineEndpoint({
	...FORMS,
	method: 'PATCH',
	path: `${FORMS_V1}/form-templates/{templateId}/forms/{formId}`,
	scopes: ['data:write'],
	body: fields
		.extend({
			status: z.enum(STATUSES).optional(),
			submitterSignature: z.string().optional(),
		})
		.strict(),
	handle(call) {
		const form = formOf(call);
		if (form.formTemplateId !== templateOf(call).id) {
			throw new Refusal(404, 'The form is not of this template');
		}
		checkAssignee(call.body);
		const { status, submitterSignature, ...changes } = call.body;
		const now = new Date().toISOString();
		Object.assign(form, changes, { updatedAt: now, updatedBy: call.caller.user!.autodeskId });
		if (submitterSignature !== undefined) form.lastSubmitterSignature = submitterSignature;
		if (status !== undefined) form.status = status === 'in_review' ? 'inReview' : status;
		if (status === 'submitted') form.lastSubmittedAt = now;
		return { status: 200, body: firstVersion(call, form) };
	},
});

/** @throws Refusal 404 */
export function formOf(call: AnyCall): ProjectRecord {
	return recordOf(call, call.sim.state.forms, call.params.formId);
}

/** As version 2 answers it, without its values. */
export function secondVersion(form: ProjectRecord): ProjectRecord {
	return { ...form, values: undefined, rows: undefined };
}

/** As version 1 answers it. */
function firstVersion(call: AnyCall, form: ProjectRecord): Record<string, unknown> {
	const { projectId } = call.params;
	const { id, name, status, templateType } = templateOf(call);
	return {
		...secondVersion(form),
		formTemplateId: undefined,
		nativeForm: undefined,
		projectId,
		formTemplate: { id, name, status, projectId, templateType },
	};
}

/** @throws Refusal 404 */
function templateOf({ params }: AnyCall): (typeof FORM_TEMPLATES)[number] {
	const template = FORM_TEMPLATES.find(({ id }) => id === params.templateId);
	if (template) return template;
	throw new Refusal(404, `The template ${params.templateId} does not exist`);
}

/** @throws Refusal 400 for an id without type, or the other way around */
function checkAssignee({ assigneeId, assigneeType }: z.infer<typeof fields>): void {
	if ((assigneeId === undefined) === (assigneeType === undefined)) return;
	throw new Refusal(400, 'assigneeId and assigneeType belong together');
}
