import { readFormTemplates } from '../../../apsLists/formTemplates';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { isoTime } from '../../../records/isoTime';
import { formAdvice } from './formField';

export const getTemplates = defineOperation({
	action: 'List Form Templates',
	name: 'Get Templates',
	value: 'getTemplates',
	summary: 'Get templates of forms',
	description:
		'Retrieve a list of the form templates in a project that the credential has access to, inactive ones as well',
	endpoint: 'GET /construction/forms/v1/projects/{projectId}/form-templates',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, simplify],
	advice: formAdvice,
	example: {
		name: 'Daily Report',
		status: 'active',
		templateType: 'daily_report',
		isPdf: false,
		updatedAt: '2026-03-02T16:40:00.000Z',
		id: '2f634a22-779d-4930-9f08-8391a41fea05',
		createdById: '7KJX2MPQ4RTZ',
	},
	async execute(run) {
		const templates = await readFormTemplates(run.aps, constructionProjectId(run));
		return templates.map((template) =>
			simplified(run, template, ({ name, status, templateType, isPdf, updatedAt, ...ids }) => ({
				name: name ?? null,
				status: status ?? null,
				templateType:
					typeof templateType === 'string'
						? templateType.replace(/^pg\.template_type\./, '')
						: null,
				isPdf: isPdf ?? null,
				updatedAt: isoTime(updatedAt),
				id: ids.id,
				createdById: ids.createdBy ?? null,
			})),
		);
	},
});
