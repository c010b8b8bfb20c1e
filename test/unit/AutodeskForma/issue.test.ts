import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName } from '../../harness/runOperation';
import { runWithoutNames as runOperation } from '../../harness/runWithoutNames';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ISSUE = 'be9ade84-e25d-412a-a08c-f5f14cf04957';
const TYPE = '1370f222-6c54-3a01-93e6-e701749f0222';
const CATEGORY = '2220f222-6c54-4b01-90e6-d701748f0222';
const TRADE = 'f227d940-ae9b-4722-9297-389f4411f010';
const DOORS = '802b87e0-60f6-4b1b-9cdf-37b53c731f17';
const ATTACHMENT = 'aea9f035-b63a-4e46-884d-3016454507e2';
const BASE = `/construction/issues/v1/projects/${PROJECT}`;
const project = byId(`b.${PROJECT}`);
const issue = byId(ISSUE);

const record = {
	id: ISSUE,
	containerId: PROJECT,
	displayId: 42,
	title: 'Door missing a screw',
	description: null,
	issueTypeId: CATEGORY,
	issueSubtypeId: TYPE,
	status: 'open',
	assignedTo: '7KJX2MPQ4RTZ',
	assignedToType: 'user',
	dueDate: '2026-03-20',
	startDate: null,
	locationId: null,
	locationDetails: null,
	rootCauseId: null,
	published: true,
	permittedStatuses: ['open', 'closed'],
	commentCount: 1,
	createdBy: '7KJX2MPQ4RTZ',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	customAttributes: [{ attributeDefinitionId: TRADE, value: DOORS, type: 'list', title: 'Trade' }],
};
const simplified = {
	title: 'Door missing a screw',
	number: 42,
	status: 'open',
	description: null,
	published: true,
	assigneeName: null,
	assigneeId: '7KJX2MPQ4RTZ',
	assigneeType: 'user',
	categoryName: null,
	typeName: null,
	rootCauseName: null,
	rootCauseId: null,
	locationName: null,
	createdBy: null,
	dueDate: '2026-03-20',
	startDate: null,
	locationDetails: null,
	customAttributes: { Trade: 'Doors' },
	commentCount: 1,
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	id: ISSUE,
	categoryId: CATEGORY,
	typeId: TYPE,
	locationId: null,
	createdById: '7KJX2MPQ4RTZ',
};

const list = (...results: object[]) => ({
	pagination: { limit: 100, offset: 0, totalResults: results.length },
	results,
});

function withTypes() {
	const subtypes = [{ id: TYPE, issueTypeId: CATEGORY, title: 'Clash', isActive: true }];
	const types = list({ id: CATEGORY, title: 'Design', isActive: true, subtypes });
	aps().get(`${BASE}/issue-types`).query(true).reply(200, types);
}

function withAttributes() {
	const options = [{ id: DOORS, value: 'Doors' }];
	aps()
		.get(`${BASE}/issue-attribute-definitions`)
		.query({ limit: 200, offset: 0 })
		.reply(
			200,
			list({ id: TRADE, title: 'Trade', dataType: 'list', metadata: { list: { options } } }),
		);
}

describe('Issue: Get Many', () => {
	const getAll = (parameters: INodeParameters) =>
		runOperation('issue.getAll', { project, ...parameters });

	it('shows custom attributes by name', async () => {
		withAttributes();
		aps()
			.get(`${BASE}/issues`)
			.query({ limit: 50, offset: 0, sortBy: '-displayId' })
			.reply(200, list(record));
		expect((await getAll({})).records).toEqual([simplified]);
	});

	it('sends every filter', async () => {
		withAttributes();
		aps({ 'x-ads-region': 'EMEA' })
			.get(`${BASE}/issues`)
			.query({
				limit: 5,
				offset: 0,
				'filter[assignedTo]': '7KJX2MPQ4RTZ',
				'filter[assignedToType]': 'user',
				'filter[issueTypeId]': CATEGORY,
				'filter[issueSubtypeId]': TYPE,
				'filter[closedAt]': '2026-01-01T00:00:00.000Z..',
				'filter[createdAt]': '..2026-01-01T00:00:00.000Z',
				'filter[updatedAt]': '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				'filter[closedBy]': 'A',
				'filter[createdBy]': 'B',
				'filter[updatedBy]': 'C',
				[`filter[customAttributes][${TRADE}]`]: DOORS,
				'filter[deleted]': true,
				'filter[dueDate]': '2026-03-01..2026-03-31',
				'filter[startDate]': '2026-03-01..',
				'filter[id]': ISSUE,
				'filter[displayId]': '42,43',
				'filter[locationId]': ISSUE,
				'filter[linkedDocumentUrn]': 'urn:adsk.wipprod:dm.lineage:A',
				'filter[rootCauseId]': TYPE,
				'filter[search]': 'door',
				'filter[status]': 'open,in_review',
				'filter[valid]': 'true',
				sortBy: 'status,-displayId',
				fields: 'displayId,dueDate',
			})
			.reply(200, list({ id: ISSUE }));
		const { records } = await getAll({
			limit: 5,
			simplify: false,
			filters: {
				assignedToPerson: byId('7KJX2MPQ4RTZ'),
				issueCategory: byId(CATEGORY),
				issueType: byId(TYPE),
				closedSince: '2026-01-01T00:00:00Z',
				createdUntil: '2026-01-01T00:00:00Z',
				updatedSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
				closedBy: byId('A'),
				createdBy: byId('B'),
				updatedBy: byId('C'),
				customAttributes: { attribute: [{ attribute: byId(TRADE), value: 'doors' }] },
				deleted: true,
				dueFrom: '2026-03-01',
				dueUntil: '2026-03-31',
				startFrom: '2026-03-01',
				issueIds: ISSUE,
				numbers: '#42, 43',
				location: byId(ISSUE),
				includeSublocations: false,
				placedOnFiles: 'urn:adsk.wipprod:dm.lineage:A',
				rootCause: byId(TYPE),
				search: 'door',
				statuses: ['open', 'in_review'],
				customQuery: '{ "filter[valid]": true }',
			},
			sort: {
				field: [
					{ name: 'status', direction: 'asc' },
					{ name: 'displayId', direction: 'desc' },
				],
			},
			options: { region: 'EMEA', fields: ['displayId', 'dueDate'] },
		});
		expect(records).toEqual([{ id: ISSUE }]);
	});

	it.each([
		['due range that ends before it starts', { dueFrom: '2026-03-02', dueUntil: '2026-03-01' }],
		['number that is none', { numbers: 'A' }],
		['paging of its own', { customQuery: '{ "offset": 5 }' }],
	])('refuses a %s', async (_what, filters: INodeParameters) => {
		expect((await getAll({ filters })).error).toBeDefined();
	});
});

describe('Issue: Get', () => {
	it('finds the issue by its number', async () => {
		withAttributes();
		aps()
			.get(`${BASE}/issues`)
			.query({ 'filter[displayId]': '42', fields: 'displayId,title', limit: 100, offset: 0 })
			.reply(200, list({ id: ISSUE, displayId: 42, title: 'Door' }));
		aps().get(`${BASE}/issues/${ISSUE}`).reply(200, record);
		const { records } = await runOperation('issue.get', { project, issue: byName('42') });
		expect(records).toEqual([simplified]);
	});
});

describe('Issue: Create', () => {
	const created = (parameters: INodeParameters) =>
		runOperation('issue.create', {
			project,
			title: 'Door missing a screw',
			issueType: byName('Design > Clash'),
			simplify: false,
			...parameters,
		});

	function withPermissions(...permittedStatuses: string[]) {
		const permissions = { id: 'A', issues: { new: { permittedStatuses } } };
		aps().get(`${BASE}/users/me`).reply(200, permissions);
	}

	it('sends what the service takes, with the ID of a list option', async () => {
		withTypes();
		withPermissions('draft', 'open');
		withAttributes();
		aps()
			.post(`${BASE}/issues`, {
				title: 'Door missing a screw',
				issueSubtypeId: TYPE,
				status: 'open',
				published: false,
				assignedTo: '112233445',
				assignedToType: 'company',
				customAttributes: [{ attributeDefinitionId: TRADE, value: DOORS }],
				description: 'The upper one',
				dueDate: '2026-03-20',
				startDate: '2026-03-02',
				locationId: ISSUE,
				locationDetails: 'left',
				rootCauseId: CATEGORY,
				watchers: ['7KJX2MPQ4RTZ'],
				gpsCoordinates: { latitude: 48.1, longitude: 11.5 },
			})
			.reply(201, record);
		const { records, error } = await created({
			published: false,
			additionalFields: {
				assignedToCompany: '112233445',
				customAttributes: { attribute: [{ attribute: byName('trade'), value: 'Doors' }] },
				customBody: '{ "gpsCoordinates": { "latitude": 48.1, "longitude": 11.5 } }',
				description: 'The upper one',
				dueDate: '2026-03-20T10:00:00',
				startDate: '2026-03-02',
				location: byId(ISSUE),
				locationDetails: 'left',
				rootCause: byId(CATEGORY),
				watchers: '7KJX2MPQ4RTZ',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([record]);
	});

	it('reads types and permissions once for all items', async () => {
		withTypes();
		withPermissions('open');
		aps().post(`${BASE}/issues`).times(3).reply(201, record);
		const { records } = await runOperation(
			'issue.create',
			{ project, title: 'Door', issueType: byId(TYPE), simplify: false },
			{ items: [{ json: {} }, { json: {} }, { json: {} }] },
		);
		expect(records).toHaveLength(3);
	});

	it('does not create an issue with a status that is not permitted', async () => {
		withTypes();
		withPermissions('draft', 'open');
		const { error } = await created({ status: byId('closed') });
		expect(error?.message).toContain(
			'Status: "closed" is not permitted for a new issue; permitted: draft, open',
		);
	});
});

describe('Issue: Update', () => {
	it('sends only what was added', async () => {
		withTypes();
		withAttributes();
		aps().get(`${BASE}/issues/${ISSUE}`).reply(200, record);
		aps()
			.patch(`${BASE}/issues/${ISSUE}`, {
				status: 'closed',
				issueSubtypeId: TYPE,
				assignedTo: null,
				assignedToType: null,
				customAttributes: [{ attributeDefinitionId: TRADE, value: null }],
			})
			.reply(200, record);
		const { records, error } = await runOperation('issue.update', {
			project,
			issue,
			simplify: false,
			updateFields: {
				status: byId('Closed'),
				issueType: byId(TYPE),
				removeAssignee: true,
				customAttributes: { attribute: [{ attribute: byId(TRADE), value: '' }] },
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([record]);
	});

	it('refuses an update without a change', async () => {
		const { error } = await runOperation('issue.update', { project, issue, updateFields: {} });
		expect(error?.message).toContain('add at least one field to change');
	});
});

describe('comments and attachments of an issue', () => {
	it('are added and listed', async () => {
		const comment = {
			id: ATTACHMENT,
			body: 'Done',
			createdAt: '2026-03-03T08:15:30.000Z',
			createdBy: '7KJX2MPQ4RTZ',
		};
		aps().post(`${BASE}/issues/${ISSUE}/comments`, { body: 'Done' }).reply(201, comment);
		aps()
			.get(`${BASE}/issues/${ISSUE}/comments`)
			.query({ limit: 50, offset: 0 })
			.reply(200, list(comment));
		const shown = {
			text: 'Done',
			createdAt: '2026-03-03T08:15:30.000Z',
			id: ATTACHMENT,
			createdById: '7KJX2MPQ4RTZ',
		};
		const added = await runOperation('issue.addComment', { project, issue, comment: 'Done' });
		expect(added.records).toEqual([shown]);
		expect((await runOperation('issue.getComments', { project, issue })).records).toEqual([shown]);
	});

	it('leave out deleted attachments', async () => {
		const attachment = { attachmentId: ATTACHMENT, displayName: 'door.jpg', fileSize: 5 };
		aps()
			.get(`${BASE}/attachments/${ISSUE}/items`)
			.reply(200, {
				attachments: [attachment, { ...attachment, attachmentId: TYPE, isDeleted: true }],
			});
		const { records } = await runOperation('issue.getAttachments', { project, issue });
		expect(records).toMatchObject([{ name: 'door.jpg', size: 5, id: ATTACHMENT }]);
	});

	it('can be deleted, also if the first answer got lost', async () => {
		const path = `${BASE}/attachments/${ISSUE}/items/${ATTACHMENT}`;
		aps().delete(path).reply(503);
		aps().delete(path).reply(404);
		const { records } = await runOperation('issue.deleteAttachment', {
			project,
			issue,
			attachmentId: ATTACHMENT,
		});
		expect(records).toEqual([{ deleted: true }]);
	});
});

describe('Issue: Get Types', () => {
	it('returns one item for each type', async () => {
		withTypes();
		expect((await runOperation('issue.getTypes', { project })).records).toEqual([
			{
				name: 'Clash',
				category: 'Design',
				code: null,
				active: true,
				id: TYPE,
				categoryId: CATEGORY,
			},
		]);
	});
});

describe('the project of an issue', () => {
	it('must be one of ACC', async () => {
		const fusion = byId('a.YnVzaW5lc3M6ZXhhbXBsZSMyMDI1');
		const { error } = await runOperation('issue.getAll', { project: fusion });
		expect(error?.message).toContain('choose a project of ACC');
	});
});
