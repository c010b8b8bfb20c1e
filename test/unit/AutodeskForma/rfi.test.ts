import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId } from '../../harness/runOperation';
import { runWithoutNames as runOperation } from '../../harness/runWithoutNames';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const RFI = '31a3f98d-34a8-4d4c-a362-3cc9de44f89c';
const TYPE = 'c911852d-5957-4145-9c8d-e7cfe9d564df';
const BASE = `/construction/rfis/v3/projects/${PROJECT}`;
const project = byId(PROJECT);
const rfi = byId(RFI);
const record = {
	id: RFI,
	customIdentifier: '17',
	title: 'Drain pipe',
	question: 'Where?',
	status: 'open',
	workflowType: 'US',
	assignedTo: [{ id: '7KJX2MPQ4RTZ', type: 'user' }],
	dueDate: '2026-03-20T17:00:00.000Z',
	commentsCount: 2,
	rfiTypeId: TYPE,
};
const simplified = {
	title: 'Drain pipe',
	number: '17',
	status: 'open',
	typeName: null,
	assigneeNames: null,
	createdBy: null,
	question: 'Where?',
	officialResponse: null,
	assigneeIds: ['7KJX2MPQ4RTZ'],
	dueAt: '2026-03-20T17:00:00.000Z',
	priority: null,
	costImpact: null,
	scheduleImpact: null,
	reference: null,
	commentCount: 2,
	createdAt: null,
	updatedAt: null,
	closedAt: null,
	id: RFI,
	typeId: TYPE,
	createdById: null,
};
const list = (...results: object[]) => ({
	pagination: { limit: 200, offset: 0, totalResults: results.length },
	results,
});

function withPermissions(...statuses: object[]) {
	aps()
		.get(`${BASE}/users/me`)
		.reply(200, {
			permittedActions: { createRfi: { permittedStatuses: { wfUS: statuses } } },
			workflow: { type: 'US' },
		});
}

describe('RFI: Get Many', () => {
	it('searches newest first, and pages in the body', async () => {
		aps()
			.post(`${BASE}/search:rfis`, {
				limit: 50,
				offset: 0,
				sort: [{ field: 'createdAt', order: 'DESC' }],
			})
			.reply(200, list(record));
		expect((await runOperation('rfi.getAll', { project })).records).toEqual([simplified]);
	});

	it('sends every filter', async () => {
		aps()
			.post(`${BASE}/search:rfis`, {
				limit: 5,
				offset: 0,
				sort: [{ field: 'dueDate', order: 'ASC' }],
				search: 'pipe',
				filter: {
					assignedTo: ['A'],
					category: ['Constructability'],
					closedAt: '2026-01-01T00:00:00.000Z..9999-12-31T23:59:59.999Z',
					costImpact: ['Yes', 'No'],
					createdAt: '1970-01-01T00:00:00.000Z..2026-01-01T00:00:00.000Z',
					createdBy: ['B'],
					discipline: ['Structural', 'Plumbing'],
					includeHidden: true,
					locations: [TYPE],
					officialResponseStatus: ['unanswered'],
					priority: ['High'],
					reference: 'R-1',
					id: [RFI],
					scheduleImpact: ['Unknown'],
					status: ['open', 'openRev1'],
					rfiTypeId: [TYPE],
					updatedAt: '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
					customAttributes: { [TYPE]: 'value' },
				},
			})
			.reply(200, list({ id: RFI }));
		const { records, error } = await runOperation('rfi.getAll', {
			project,
			limit: 5,
			simplify: false,
			sort: { field: [{ name: 'dueDate', direction: 'asc' }] },
			filters: {
				assignedTo: byId('A'),
				category: 'Constructability',
				closedSince: '2026-01-01T00:00:00Z',
				costImpact: ['Yes', 'No'],
				createdUntil: '2026-01-01T00:00:00Z',
				createdBy: byId('B'),
				customBody: `{ "filter": { "customAttributes": { "${TYPE}": "value" } } }`,
				discipline: 'Structural, Plumbing',
				includeHidden: true,
				location: byId(TYPE),
				officialResponseStatus: ['unanswered'],
				priority: 'High',
				reference: 'R-1',
				rfiIds: RFI,
				scheduleImpact: ['Unknown'],
				search: 'pipe',
				statuses: ['open', 'openRev1'],
				rfiType: byId(TYPE),
				updatedSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([{ id: RFI }]);
	});

	it('refuses paging of its own', async () => {
		const filters = { customBody: '{ "offset": 5 }' };
		const { error } = await runOperation('rfi.getAll', { project, filters });
		expect(error?.message).toContain('"offset" cannot be set here');
	});
});

describe('RFI: Create', () => {
	it('sends what the service takes', async () => {
		withPermissions({ status: 'open', requiredAttributes: [{ name: 'assignedTo' }] });
		aps()
			.post(`${BASE}/rfis`, {
				title: 'Drain pipe',
				question: 'Where?',
				status: 'open',
				assignedTo: [{ id: 'A', type: 'user' }],
				coReviewers: [{ id: 'B', type: 'user' }],
				watchers: [{ id: 'C', type: 'user' }],
				category: ['Constructability'],
				costImpact: 'Yes',
				discipline: ['Structural'],
				dueDate: '2026-03-20T17:00:00.000Z',
				locations: [TYPE],
				locationDescription: 'left',
				priority: 'High',
				reference: 'R-1',
				scheduleImpact: 'No',
				suggestedAnswer: 'Stairs',
				rfiTypeId: TYPE,
			})
			.reply(201, record);
		const { records, error } = await runOperation('rfi.create', {
			project,
			title: 'Drain pipe',
			question: 'Where?',
			status: byId('Open'),
			additionalFields: {
				assignedTo: 'A',
				coReviewers: 'B',
				watchers: 'C',
				category: 'Constructability',
				costImpact: 'Yes',
				customBody: `{ "rfiTypeId": "${TYPE}" }`,
				discipline: 'Structural',
				dueDate: '2026-03-20T17:00:00Z',
				location: byId(TYPE),
				locationDetails: 'left',
				priority: 'High',
				reference: 'R-1',
				scheduleImpact: 'No',
				suggestedAnswer: 'Stairs',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([simplified]);
	});

	it('is refused for somebody who may not create RFIs', async () => {
		aps()
			.get(`${BASE}/users/me`)
			.reply(200, { permittedActions: {}, workflow: { type: 'US' } });
		const { error } = await runOperation('rfi.create', { project, title: 'Drain pipe' });
		expect(error?.message).toContain('does not permit');
	});
});

describe('other operations of RFIs', () => {
	it('send only what was added, after a look at the permitted statuses', async () => {
		const permittedStatuses = { wfUS: [{ status: 'closed', requiredAttributes: [] }] };
		aps()
			.get(`${BASE}/rfis/${RFI}`)
			.reply(200, { ...record, permittedActions: { updateRfi: { permittedStatuses } } });
		aps()
			.patch(`${BASE}/rfis/${RFI}`, { status: 'closed', officialResponseStatus: 'answered' })
			.reply(200, record);
		const { records } = await runOperation('rfi.update', {
			project,
			rfi,
			updateFields: { status: byId('closed'), officialResponseStatus: 'answered' },
		});
		expect(records).toEqual([simplified]);
	});

	it('return the RFI that was answered', async () => {
		aps()
			.post(`${BASE}/rfis/${RFI}/responses`, { text: 'Stairs', status: 'rejected' })
			.reply(201, { rfi: record });
		const { records } = await runOperation('rfi.respond', {
			project,
			rfi,
			response: 'Stairs',
			responseStatus: 'rejected',
		});
		expect(records).toEqual([simplified]);
	});

	it('read one RFI, its comments and attachments, and the types', async () => {
		aps().get(`${BASE}/rfis/${RFI}`).reply(200, record);
		const page = { limit: 50, offset: 0 };
		const comment = { id: TYPE, body: 'Urgent' };
		aps().get(`${BASE}/rfis/${RFI}/comments`).query(page).reply(200, list(comment));
		const file = { attachmentId: TYPE, displayName: 'section.pdf' };
		aps().get(`${BASE}/rfis/${RFI}/attachments`).query(page).reply(200, list(file));
		const type = { id: TYPE, name: 'Design', wfType: 'US' };
		aps().get(`${BASE}/rfi-types`).query({ limit: 200, offset: 0 }).reply(200, list(type));
		aps().post(`${BASE}/rfis/${RFI}/comments`, { body: 'Urgent' }).reply(201, comment);
		const read = async (name: string, parameters = {}) =>
			(await runOperation(`rfi.${name}`, { project, rfi, ...parameters })).records;
		expect(await read('get')).toEqual([simplified]);
		expect(await read('getComments')).toMatchObject([{ text: 'Urgent', id: TYPE }]);
		expect(await read('getAttachments')).toMatchObject([{ name: 'section.pdf', id: TYPE }]);
		expect(await read('getTypes')).toMatchObject([{ name: 'Design', workflowType: 'US' }]);
		expect(await read('addComment', { comment: 'Urgent' })).toMatchObject([{ text: 'Urgent' }]);
	});
});
