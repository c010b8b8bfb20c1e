import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { ProjectRecord } from '../state/projectRecord';
import { FORM_TEMPLATES, FORMS, FORMS_V2 } from './formSettings';
import { secondVersion } from './formWriting';
import { pageReply, recordsOf } from './records';

const SORT_FIELDS = [
	'formDate',
	'updatedAt',
	'status',
	'formNum',
	'description',
	'dueDate',
	'templateName',
	'createdByName',
	'updatedByName',
];
const MOST_SORT_FIELDS = 3;

/** Version 2 of the API. There is no call for a single form. */
export const listForms = defineEndpoint({
	...FORMS,
	scopes: ['data:read'],
	method: 'GET',
	path: `${FORMS_V2}/forms`,
	query: [
		'limit',
		'offset',
		'ids',
		'formDateMin',
		'formDateMax',
		'updatedAfter',
		'updatedBefore',
		'templateId',
		'statuses',
		'sort',
		'search',
		'locationIds',
		'includeSubLocations',
		'include',
	],
	handle(call) {
		const { query, url } = call;
		const limit = query.integer('limit', 50, 1, 50);
		const offset = query.integer('offset', 0, 0);
		const ids = query.list('ids');
		const templateId = query.text('templateId');
		const locations = query.list('locationIds');
		const search = query.text('search');
		const from = time(query.text('updatedAfter'), Number.NEGATIVE_INFINITY);
		const to = time(query.text('updatedBefore'), Number.POSITIVE_INFINITY);
		const firstDay = query.text('formDateMin') ?? '';
		const lastDay = query.text('formDateMax') ?? '9';
		const inactive = query.list('include')?.includes('inactiveFormTemplates') ?? false;
		const rows = recordsOf(call, call.sim.state.forms)
			.filter((form) => {
				const changedAt = Date.parse(form.updatedAt);
				return (
					(!ids || ids.includes(form.id)) &&
					(templateId === undefined || form.formTemplateId === templateId) &&
					(!locations || locations.includes(String(form.locationId))) &&
					(search === undefined ||
						`${String(form.name)} ${String(form.description)}`.includes(search)) &&
					changedAt >= from &&
					changedAt <= to &&
					String(form.formDate) >= firstDay &&
					String(form.formDate) <= lastDay &&
					(inactive || !isOfInactiveTemplate(form))
				);
			})
			.sort(order(query.text('sort')))
			.map(secondVersion);
		return pageReply('data', rows, { limit, offset }, url);
	},
});

function time(text: string | undefined, otherwise: number): number {
	const parsed = text === undefined ? otherwise : Date.parse(text);
	if (Number.isNaN(parsed)) throw new Refusal(400, `"${String(text)}" is not an ISO 8601 time`);
	return parsed;
}

function isOfInactiveTemplate({ formTemplateId }: ProjectRecord): boolean {
	return FORM_TEMPLATES.some(({ id, status }) => id === formTemplateId && status !== 'active');
}

/** By the first field; the others only have to be documented ones. @throws Refusal 400 */
function order(sort = 'updatedAt asc'): (a: ProjectRecord, b: ProjectRecord) => number {
	const fields = sort.split(',').map((each) => each.split(' '));
	for (const [field, direction = 'asc', ...rest] of fields) {
		const isKnown = SORT_FIELDS.includes(field) && ['asc', 'desc'].includes(direction);
		if (!isKnown || rest.length > 0) throw new Refusal(400, `"${sort}" is not a sort order`);
	}
	if (fields.length > MOST_SORT_FIELDS) throw new Refusal(400, 'sort takes at most 3 fields');
	const [[field, direction]] = fields;
	const sign = direction === 'desc' ? -1 : 1;
	return (a, b) => sign * compared(a[field], b[field]);
}

function compared(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a).localeCompare(String(b));
}
