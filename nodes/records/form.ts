import type { IDataObject } from 'n8n-workflow';
import { formStatusOf } from '../../protocol/aps/formRules';
import { isJsonObject } from '../../protocol/json';
import { isoTime } from './isoTime';

/**
 * @param form of version 1 or 2 of the API
 * @returns the status under the name that people see, and people by their Autodesk IDs
 */
export function simplifyForm(form: IDataObject): IDataObject {
	const template = isJsonObject(form.formTemplate) ? form.formTemplate : {};
	const pdf = isJsonObject(form.pdfFile) ? form.pdfFile : {};
	return {
		name: form.name ?? null,
		number: form.formNum ?? null,
		status: formStatusOf(form.status) ?? null,
		description: form.description ?? null,
		notes: form.notes ?? null,
		formDate: form.formDate ?? null,
		dueDate: form.dueDate ?? null,
		assigneeType: form.assigneeType ?? null,
		pdfUrl: form.pdfUrl ?? pdf.pdfUrl ?? null,
		createdAt: isoTime(form.createdAt),
		updatedAt: isoTime(form.updatedAt),
		submittedAt: isoTime(form.lastSubmittedAt),
		id: form.id,
		templateId: form.formTemplateId ?? template.id ?? null,
		assigneeId: form.assigneeId ?? null,
		locationId: form.locationId ?? null,
		createdById: form.createdBy ?? null,
	};
}

export const formExample: IDataObject = {
	name: 'Daily Report',
	number: 12,
	status: 'inProgress',
	description: 'North side',
	notes: null,
	formDate: '2026-03-02',
	dueDate: null,
	assigneeType: 'user',
	pdfUrl: null,
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	submittedAt: null,
	id: '932da979-e537-4530-b8aa-18607ac6db37',
	templateId: '2f634a22-779d-4930-9f08-8391a41fea05',
	assigneeId: '7KJX2MPQ4RTZ',
	locationId: '5add4375-f223-4201-88b9-8049e68416aa',
	createdById: '7KJX2MPQ4RTZ',
};
