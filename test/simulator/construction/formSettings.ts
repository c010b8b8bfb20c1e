import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { DAILY_REPORT } from '../state/formTemplates';
import { openProject } from './records';

export const FORMS = { service: 'forms', tokens: ['3L', 'SSA'], perMinute: 100 } as const;
export const FORMS_V1 = '/construction/forms/v1/projects/{projectId}';
export const FORMS_V2 = '/construction/forms/v2/projects/{projectId}';

const LAYOUT = DAILY_REPORT.layoutId;
const WEATHER = 'cccc0000-0000-4000-8000-000000000021';
const SAFETY = 'cccc0000-0000-4000-8000-000000000022';

/** Of every project. */
export const FORM_TEMPLATES = [
	{
		id: DAILY_REPORT.id,
		name: 'Daily Report',
		status: 'active',
		templateType: 'pg.template_type.daily_report',
		isPdf: false,
		pdfUrl: null,
		currentLayoutId: LAYOUT,
		createdBy: 'SIMKIM000001',
		updatedAt: '2026-01-05T08:00:00.000000+00:00',
	},
	{
		id: 'cccc0000-0000-4000-8000-000000000002',
		name: 'Old Checklist',
		status: 'inactive',
		templateType: 'pg.template_type.quality',
		isPdf: false,
		pdfUrl: null,
		currentLayoutId: LAYOUT,
		createdBy: 'SIMKIM000001',
		updatedAt: '2025-01-05T08:00:00.000000+00:00',
	},
] as const;

/** The table of the work log, which is the same in every project. */
export const WORK_LOG = '6c8055d5-1301-46f6-9d18-8a2a208a277e';

function question(number: number, sectionUid: string, label: string, facts: object) {
	const uid = `cccc0000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;
	return {
		uid,
		layoutUid: LAYOUT,
		sectionUid,
		sortIndex: number,
		displayIndex: number,
		type: 'field',
		size: 'normal',
		label,
		schema: `dddd${uid.slice(4)}`,
		description: '',
		isRequired: false,
		presets: [],
		...facts,
	};
}

export const SECTIONS = [
	{
		section: { uid: WEATHER, layoutUid: LAYOUT, sortIndex: 0, type: 'section', label: 'Weather' },
		sectionItems: [
			question(0, WEATHER, 'Sky', {
				valueName: 'choiceVal',
				presets: [{ value: 'Sunny' }, { value: 'Cloudy' }],
			}),
			question(1, WEATHER, 'Temperature', { valueName: 'numberVal' }),
			question(2, WEATHER, 'Remarks', { valueName: 'textVal', size: 'large' }),
		],
	},
	{
		section: { uid: SAFETY, layoutUid: LAYOUT, sortIndex: 1, type: 'section', label: 'Safety' },
		sectionItems: [
			question(3, SAFETY, 'Checked', { valueName: 'toggleVal', modifier: 'yesno' }),
			question(4, SAFETY, 'Hazards', {
				valueName: 'arrayVal',
				presets: [{ value: 'Noise' }, { value: 'Dust' }, { value: 'Height' }],
			}),
			question(5, SAFETY, 'Next Check', { valueName: 'dateVal' }),
			question(6, SAFETY, 'Remarks', { valueName: 'textVal' }),
			{ ...question(7, SAFETY, '', {}), type: 'table', schema: WORK_LOG },
		],
	},
];

export const QUESTIONS = SECTIONS.flatMap(({ sectionItems }) => sectionItems);

export const listFormTemplates = defineEndpoint({
	...FORMS,
	method: 'GET',
	path: `${FORMS_V1}/form-templates`,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'updatedAfter', 'updatedBefore', 'sortOrder'],
	handle(call) {
		openProject(call);
		const { projectId } = call.params;
		const limit = call.query.integer('limit', 50, 1, 50);
		const offset = call.query.integer('offset', 0, 0);
		const data = FORM_TEMPLATES.slice(offset, offset + limit).map((template) => ({
			projectId,
			...template,
		}));
		const pagination = { limit, offset, totalResults: FORM_TEMPLATES.length, nextUrl: null };
		return { status: 200, body: { data, pagination } };
	},
});

export const getFormLayout = defineEndpoint({
	...FORMS,
	method: 'GET',
	path: `${FORMS_V1}/layouts/{layoutId}`,
	scopes: ['data:read'],
	handle(call) {
		openProject(call);
		checkLayout(call.params.layoutId);
		const layout = { uid: LAYOUT, type: 'form', description: '', hasSectionAssignees: false };
		return { status: 200, body: { layout, sections: SECTIONS.map(({ section }) => section) } };
	},
});

export const getFormSection = defineEndpoint({
	...FORMS,
	method: 'GET',
	path: `${FORMS_V2}/layouts/{layoutId}/sections/{sectionId}`,
	scopes: ['data:read'],
	handle(call) {
		openProject(call);
		checkLayout(call.params.layoutId);
		const found = SECTIONS.find(({ section }) => section.uid === call.params.sectionId);
		if (!found) throw new Refusal(404, `The section ${call.params.sectionId} does not exist`);
		return { status: 200, body: { ...found, tableColumns: {}, actions: [] } };
	},
});

/** @throws Refusal 404 */
function checkLayout(id: string): void {
	if (id !== LAYOUT) throw new Refusal(404, `The layout ${id} does not exist`);
}
