import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, CUT, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const FORM = '932da979-e537-4530-b8aa-18607ac6db37';
const TEMPLATE = '2f634a22-779d-4930-9f08-8391a41fea05';
const LAYOUT = '7e8f9a0b-1c2d-4e4f-8a6b-7c8d9e0f1a2b';
const SECTION = '3a4b5c6d-7e8f-4a0b-8c2d-3e4f5a6b7c8d';
const V1 = `/construction/forms/v1/projects/${PROJECT}`;
const V2 = `/construction/forms/v2/projects/${PROJECT}`;
const project = byId(PROJECT);
const form = byId(FORM);

const record = {
	id: FORM,
	formNum: 12,
	name: 'Daily Report',
	status: 'draft',
	formDate: '2026-03-02',
	formTemplateId: TEMPLATE,
	nativeForm: { layoutId: LAYOUT },
	assigneeId: 'A',
	assigneeType: 'user',
	updatedAt: '2026-03-03T08:15:30.123456+00:00',
};
const simplified = {
	name: 'Daily Report',
	number: 12,
	status: 'inProgress',
	description: null,
	notes: null,
	formDate: '2026-03-02',
	dueDate: null,
	assigneeType: 'user',
	pdfUrl: null,
	createdAt: null,
	updatedAt: '2026-03-03T08:15:30.123Z',
	submittedAt: null,
	id: FORM,
	templateId: TEMPLATE,
	assigneeId: 'A',
	locationId: null,
	createdById: null,
};

const list = (...data: object[]) => ({
	data,
	pagination: { limit: 50, offset: 0, totalResults: data.length, nextUrl: null },
});

function withForm(found: object = record) {
	aps()
		.get(`${V2}/forms?ids=${FORM}&include=inactiveFormTemplates&limit=1&offset=0`)
		.reply(200, list(found));
}

function withTemplates(status = 'active') {
	aps()
		.get(`${V1}/form-templates`)
		.query({ limit: 50, offset: 0 })
		.reply(200, list({ id: TEMPLATE, name: 'Daily Report', status }));
}

const uid = (number: number) => `a184ac19-01b5-450e-83d3-56c63b61f9${number}`;
const QUESTIONS = [
	{ uid: uid(10), label: 'Sky', valueName: 'choiceVal', presets: [{ value: 'Sunny' }] },
	{ uid: uid(11), label: 'Temperature', valueName: 'numberVal', sortIndex: 1 },
	{ uid: uid(12), label: 'Remarks', valueName: 'textVal', sortIndex: 2 },
	{ uid: uid(13), label: 'Hazards', valueName: 'arrayVal', sortIndex: 3 },
	{ uid: uid(14), label: 'Next Check', valueName: 'dateVal', sortIndex: 4 },
	{ uid: uid(15), label: 'Safe', valueName: 'toggleVal', sortIndex: 5 },
	{ uid: uid(16), label: 'Drawing', valueName: 'sketchVal', sortIndex: 6 },
].map((question) => ({ type: 'field', ...question }));

function withQuestions() {
	aps()
		.get(`${V1}/layouts/${LAYOUT}`)
		.reply(200, { layout: {}, sections: [{ uid: SECTION, label: 'Site' }] });
	aps()
		.get(`${V2}/layouts/${LAYOUT}/sections/${SECTION}`)
		.reply(200, { section: {}, sectionItems: QUESTIONS });
}

describe('Form: Get Many', () => {
	it('lists the newest forms first', async () => {
		aps()
			.get(`${V2}/forms`)
			.query({ limit: 50, offset: 0, sort: 'formNum desc' })
			.reply(200, list(record));
		expect((await runOperation('form.getAll', { project })).records).toEqual([simplified]);
	});

	it('sends every filter, with a parameter for each entry of a list', async () => {
		const query = [
			'formDateMin=2026-03-01',
			'formDateMax=2026-03-31',
			`ids=${FORM}&ids=${TEMPLATE}`,
			'include=inactiveFormTemplates',
			`locationIds=${LAYOUT}`,
			'includeSubLocations=false',
			'search=north%20side',
			`templateId=${TEMPLATE}`,
			'updatedAfter=2026-03-01T00%3A00%3A00.000Z',
			'updatedBefore=2026-04-01T00%3A00%3A00.000Z',
			'sort=formDate%20asc%2CformNum%20desc',
			'limit=5',
			'offset=0',
		];
		aps()
			.get(`${V2}/forms?${query.join('&')}`)
			.reply(200, list({ id: FORM }));
		const { records, error } = await runOperation('form.getAll', {
			project,
			limit: 5,
			simplify: false,
			sort: {
				field: [
					{ name: 'formDate', direction: 'asc' },
					{ name: 'formNum', direction: 'desc' },
				],
			},
			filters: {
				dateFrom: '2026-03-01T10:00:00Z',
				dateUntil: '2026-03-31',
				formIds: `${FORM}, ${TEMPLATE}`,
				includeInactiveTemplates: true,
				location: byId(LAYOUT),
				includeSublocations: false,
				search: 'north side',
				formTemplate: byId(TEMPLATE),
				updatedSince: '2026-03-01T00:00:00Z',
				updatedUntil: '2026-04-01T00:00:00Z',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([{ id: FORM }]);
	});

	it('finds a status under each of its names, up to the limit', async () => {
		const forms = ['draft', 'closed', 'submitted', 'archived', 'closed'];
		aps()
			.get(`${V2}/forms`)
			.query({ limit: 50, offset: 0, sort: 'formNum desc' })
			.reply(200, list(...forms.map((status, index) => ({ id: String(index), status }))));
		const filters = { statuses: ['closed'] };
		const { records } = await runOperation('form.getAll', { project, limit: 2, filters });
		expect(records.map(({ id, status }) => [id, status])).toEqual([
			['1', 'closed'],
			['2', 'closed'],
		]);
	});

	it('refuses more sort fields than Autodesk takes, before any call', async () => {
		const field = ['formDate', 'formNum', 'status', 'dueDate'].map((name) => ({ name }));
		const { error } = await runOperation('form.getAll', { project, sort: { field } });
		expect(error?.message).toContain('Sort: use at most 3 fields, not 4');
	});

	it('explains a refusal: membership, product, template', async () => {
		aps().get(`${V2}/forms`).query(true).reply(403, { title: 'Forbidden' });
		const { error } = await runOperation('form.getAll', { project });
		expect(error?.message).toContain('not allowed');
		expect(error?.description).toContain('a product with forms');
		expect(error?.description).toContain('Templates of forms also have permissions');
	});
});

describe('Form: Get', () => {
	it('reads the form from the list, because Autodesk has no call for one', async () => {
		withForm();
		expect((await runOperation('form.get', { project, form })).records).toEqual([simplified]);
	});

	it('reports a form that the project does not have', async () => {
		withForm({ id: 'another' });
		const { error } = await runOperation('form.get', { project, form });
		expect(error?.message).toContain(`Form: the project has no form with the ID ${FORM}`);
	});
});

describe('Form: Create', () => {
	const sent = { formDate: '2026-03-02', notes: 'Rain', assigneeId: 'A', assigneeType: 'user' };
	const parameters = {
		project,
		formTemplate: byName('daily report'),
		name: '',
		formDate: '2026-03-02T12:00:00Z',
		additionalFields: { notes: 'Rain', assignedToPerson: byId('A') },
	};

	it('finds the template by name, and sends what the service takes', async () => {
		withTemplates();
		aps()
			.post(`${V1}/form-templates/${TEMPLATE}/forms`, (body: Record<string, unknown>) => {
				const { id, ...others } = body;
				expect(others).toEqual(sent);
				return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
			})
			.reply(200, { ...record, formTemplateId: undefined, formTemplate: { id: TEMPLATE } });
		const { records, error } = await runOperation('form.create', parameters);
		expect(error).toBeUndefined();
		expect(records).toEqual([simplified]);
	});

	it('creates one form even if the first answer is lost', async () => {
		withTemplates();
		const path = `${V1}/form-templates/${TEMPLATE}/forms`;
		let id = '';
		aps().post(path).replyWithError(CUT);
		aps()
			.post(path, (body: { id: string }) => {
				({ id } = body);
				return true;
			})
			.reply(409, { title: 'Conflict' });
		aps()
			.get(`${V2}/forms`)
			.query(({ ids }) => ids === id)
			.reply(200, () => list({ ...record, id }));
		const { records, error } = await runOperation('form.create', parameters);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ id, number: 12 }]);
	});

	it.each([
		['a template that is not in use', { formTemplate: byId(TEMPLATE) }, 'not in use'],
		['a template that is not there', { formTemplate: byId(FORM) }, 'no form template with the ID'],
	])('refuses %s before it sends anything', async (_what, changed, message) => {
		withTemplates('inactive');
		const { error } = await runOperation('form.create', { ...parameters, ...changed });
		expect(error?.message).toContain(message);
	});

	it.each([
		['a day that is too early', { formDate: '1949-12-31' }, 'use a day after 1950-01-01'],
		['a name that is too long', { name: 'x'.repeat(101) }, 'at most 100 characters'],
		[
			'two assignees',
			{ additionalFields: { assignedToPerson: byId('A'), assignedToRole: 'B' } },
			'a form has one assignee',
		],
	])('refuses %s before any call', async (_what, changed, message) => {
		const formTemplate = byId(TEMPLATE);
		const { error } = await runOperation('form.create', {
			...parameters,
			formTemplate,
			...changed,
		});
		expect(error?.message).toContain(message);
	});
});

describe('Form: Update', () => {
	it('takes the template from the form, and sends the status as Autodesk takes it', async () => {
		withForm();
		aps()
			.patch(`${V1}/form-templates/${TEMPLATE}/forms/${FORM}`, {
				status: 'in_review',
				name: 'Report',
			})
			.reply(200, { ...record, status: 'inReview' });
		const { records } = await runOperation('form.update', {
			project,
			form,
			updateFields: { status: 'inReview', name: 'Report' },
		});
		expect(records).toEqual([{ ...simplified, status: 'inReview' }]);
	});

	it('needs something to change', async () => {
		const { error } = await runOperation('form.update', { project, form });
		expect(error?.message).toContain('add at least one field to change');
	});

	it('explains a conflict', async () => {
		withForm();
		aps().patch(`${V1}/form-templates/${TEMPLATE}/forms/${FORM}`).reply(409, {});
		const updateFields = { status: 'closed' };
		const { error } = await runOperation('form.update', { project, form, updateFields });
		expect(error?.description).toContain('its status does not permit the change');
	});
});

describe('Form: Get Values', () => {
	const values = [
		{ id: '1', fieldId: uid(11), numberVal: 21, textVal: '', deleted: false },
		{ id: '2', fieldId: uid(13), arrayVal: ['Noise'], notes: 'all day' },
		{ id: '3', fieldId: uid(12), textVal: 'gone', deleted: true },
		{ id: '4', fieldId: uid(99), textVal: 'of an old layout' },
	];

	function withValues() {
		aps()
			.get(`${V2}/forms/${FORM}/values`)
			.query({ limit: 50, offset: 0 })
			.reply(200, list(...values));
	}

	it('shows each answer with its question, without those that were removed', async () => {
		withForm();
		withQuestions();
		withValues();
		const { records } = await runOperation('form.getValues', { project, form });
		expect(
			records.map(({ question, section, value, notes }) => [question, section, value, notes]),
		).toEqual([
			['Temperature', 'Site', 21, null],
			['Hazards', 'Site', ['Noise'], 'all day'],
			[null, null, 'of an old layout', null],
		]);
	});

	it('reads a section in version 1 where version 2 does not have it', async () => {
		withForm();
		aps()
			.get(`${V1}/layouts/${LAYOUT}`)
			.reply(200, { sections: [{ uid: SECTION, label: 'Site' }] });
		const section = `/layouts/${LAYOUT}/sections/${SECTION}`;
		aps().get(`${V2}${section}`).reply(404, {});
		aps().get(`${V1}${section}`).reply(200, { sectionItems: QUESTIONS });
		withValues();
		const { records } = await runOperation('form.getValues', { project, form });
		expect(records[0]).toMatchObject({ question: 'Temperature' });
	});

	it('needs no questions for raw output', async () => {
		withValues();
		const { records } = await runOperation('form.getValues', { project, form, simplify: false });
		expect(records).toHaveLength(3);
	});
});

describe('Form: Get Table Rows', () => {
	it('shows the work log by column', async () => {
		const columns = [
			{ columnName: 'trade', textVal: 'Plumber' },
			{ columnName: 'timespan', timespanVal: 21_600_000, textVal: null },
			{ columnName: 'unit' },
		];
		aps()
			.get(`${V1}/forms/${FORM}/table/6c8055d5-1301-46f6-9d18-8a2a208a277e/values`)
			.query({ limit: 50, offset: 0 })
			.reply(200, list({ id: '1', fieldId: 'T', columns }, { id: '2', deleted: true }));
		const { records } = await runOperation('form.getTableRows', { project, form });
		expect(records).toEqual([
			{
				values: { trade: 'Plumber', timespan: 21_600_000, unit: null },
				updatedAt: null,
				id: '1',
				tableId: 'T',
				updatedById: null,
			},
		]);
	});

	it('takes the ID of another table', async () => {
		aps().get(`${V1}/forms/${FORM}/table/${LAYOUT}/values`).query(true).reply(200, list());
		const parameters = { project, form, table: 'custom', tableId: LAYOUT };
		expect((await runOperation('form.getTableRows', parameters)).error).toBeUndefined();
	});
});

describe('Form: Update Values', () => {
	const path = `${V2}/forms/${FORM}/values:batch-update`;
	const answers = (...entry: INodeParameters[]) => ({ project, form, values: { entry } });

	it('sends each answer under the member that its question expects', async () => {
		withForm();
		withForm();
		withQuestions();
		aps()
			.put(path, {
				customValues: [
					{ fieldId: uid(10), choiceVal: 'Sunny' },
					{ fieldId: uid(11), numberVal: 21.5, notes: 'at noon' },
					{ fieldId: uid(12), notes: 'only notes' },
					{ fieldId: uid(13), arrayVal: ['Noise', 'Dust'] },
					{ fieldId: uid(14), dateVal: '2026-03-02' },
					{ fieldId: uid(15), toggleVal: 'Yes' },
				],
				tabularValues: [
					{
						id: LAYOUT,
						schema: 'worklogEntries',
						columns: [{ columnName: 'trade', textVal: 'Plumber' }],
					},
				],
			})
			.reply(200, record);
		const { records, error } = await runOperation('form.updateValues', {
			...answers(
				{ question: byName('site > sky'), value: 'sunny' },
				{ question: byName('Temperature'), value: '21.5', notes: 'at noon' },
				{ question: byId(uid(12)), value: '', notes: 'only notes' },
				{ question: byId(uid(13)), value: 'Noise, Dust' },
				{ question: byId(uid(14)), value: '2026-03-02T10:00:00Z' },
				{ question: byId(uid(15)), value: 'yes' },
			),
			tableRows: JSON.stringify([
				{
					id: LAYOUT,
					schema: 'worklogEntries',
					columns: [{ columnName: 'trade', textVal: 'Plumber' }],
				},
			]),
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([simplified]);
	});

	it('gives a new row an ID, and saves more than ten in several calls', async () => {
		withForm();
		withQuestions();
		const sizes: number[] = [];
		aps()
			.put(path, ({ tabularValues }: { tabularValues: Array<{ id: string }> }) => {
				sizes.push(new Set(tabularValues.map(({ id }) => id)).size);
				return true;
			})
			.twice()
			.reply(200, record);
		const rows = Array.from({ length: 12 }, () => ({ schema: 'worklogEntries', columns: [] }));
		const { error } = await runOperation('form.updateValues', {
			project,
			form,
			tableRows: JSON.stringify(rows),
		});
		expect(error).toBeUndefined();
		expect(sizes).toEqual([10, 2]);
	});

	it.each([
		[
			'a choice that there is not',
			10,
			'rainy',
			'"Site > Sky" has no choice "rainy". Choices: "Sunny"',
		],
		['text in place of a number', 11, 'warm', 'takes a number, not "warm"'],
		['a date that is none', 14, 'soon', '"soon" is not a date'],
		['a toggle that is none', 15, 'perhaps', 'has no choice "perhaps"'],
		['a question of an unknown kind', 16, 'x', 'takes no answer of a kind that the node knows'],
		['a question that there is not', 99, 'x', `no question with the ID ${uid(99)}`],
	])('refuses %s before it sends anything', async (_what, number, value, message) => {
		withForm();
		withQuestions();
		const parameters = answers({ question: byId(uid(number)), value });
		const { error } = await runOperation('form.updateValues', parameters);
		expect(error?.message).toContain(`Values: `);
		expect(error?.message).toContain(message);
	});

	it('refuses two answers to one question', async () => {
		withForm();
		withQuestions();
		const answer = { question: byId(uid(12)), value: 'x' };
		const { error } = await runOperation('form.updateValues', answers(answer, answer));
		expect(error?.message).toContain('"Remarks" is answered twice');
	});

	it.each([
		['nothing to save', {}, 'add at least one value or row'],
		['a row without a table', { tableRows: '[{}]' }, 'each row needs "schema"'],
		['rows that are no list', { tableRows: '{}' }, 'enter a JSON list'],
	])('refuses %s before any call', async (_what, parameters, message) => {
		const { error } = await runOperation('form.updateValues', { project, form, ...parameters });
		expect(error?.message).toContain(message);
	});
});

describe('Form: Get Templates', () => {
	it('names the kind of template without its prefix', async () => {
		aps()
			.get(`${V1}/form-templates`)
			.query({ limit: 50, offset: 0 })
			.reply(
				200,
				list({
					id: TEMPLATE,
					name: 'Daily Report',
					status: 'active',
					templateType: 'pg.template_type.daily_report',
				}),
			);
		const { records } = await runOperation('form.getTemplates', { project });
		expect(records).toEqual([
			{
				name: 'Daily Report',
				status: 'active',
				templateType: 'daily_report',
				isPdf: null,
				updatedAt: null,
				id: TEMPLATE,
				createdById: null,
			},
		]);
	});
});
