import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName } from '../../harness/runOperation';
import { runWithoutNames as runOperation } from '../../harness/runWithoutNames';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const SUBMITTAL = '767b5888-2c6a-413d-8487-613966dd64ce';
const TYPE = '06fa0c1b-6462-459d-8a38-0aff11bfe868';
const SPEC = '62d6f245-b470-4af4-802b-4cb94b5dead1';
const PACKAGE = 'e8302552-fc5a-42ac-ba4b-e9de9760c356';
const RESPONSE = '2d46d30b-7dc1-4a65-991d-d739a1381eb8';
const BASE = `/construction/submittals/v2/projects/${PROJECT}`;
const ITEM = `${BASE}/items/${SUBMITTAL}`;
const project = byId(PROJECT);
const submittal = byId(SUBMITTAL);

const record = {
	id: SUBMITTAL,
	customIdentifierHumanReadable: '095300-01',
	title: 'Tiles',
	statusId: '2',
	stateId: 'mgr-2',
	revision: 0,
	specId: SPEC,
	specIdentifier: '095300',
	typeId: TYPE,
	ballInCourtUsers: ['A'],
	publishedDate: '2026-03-02T16:40:00.123456Z',
};
const simplified = {
	title: 'Tiles',
	number: '095300-01',
	status: 'open',
	state: 'reviewed',
	typeName: null,
	assigneeNames: null,
	managerName: null,
	packageName: null,
	createdBy: null,
	createdById: null,
	description: null,
	priority: null,
	revision: 0,
	specNumber: '095300',
	specTitle: null,
	responseComment: null,
	dueDate: null,
	createdAt: null,
	updatedAt: null,
	closedAt: '2026-03-02T16:40:00.123Z',
	id: SUBMITTAL,
	assigneeIds: ['A'],
	typeId: TYPE,
	specId: SPEC,
	packageId: null,
	managerId: null,
};

const list = (...results: object[]) => ({
	results,
	pagination: { limit: 50, offset: 0, totalResults: results.length },
});
const page = { limit: 50, offset: 0 };

function withSettings(name: string, ...rows: object[]) {
	aps()
		.get(`${BASE}/${name}`)
		.query(page)
		.reply(200, list(...rows));
}

const withTypes = () =>
	withSettings(
		'item-types',
		{ id: TYPE, value: 'Shop Drawings', isActive: true },
		{ id: PACKAGE, value: 'Old', isActive: false },
	);

function transition(from: string, to: string, ...mandatoryFields: unknown[]) {
	return { stateFrom: { id: from }, stateTo: { id: to }, mandatoryFields };
}

function withPermissions(...transitions: object[]) {
	aps()
		.get(`${BASE}/users/me`)
		.reply(200, { permittedActions: [{ id: 'Item::create', transitions }] });
}

function withSubmittal(...transitions: object[]) {
	aps()
		.get(ITEM)
		.reply(200, { ...record, permittedActions: [{ id: 'Item::update', transitions }] });
}

describe('Submittal: Get Many', () => {
	it('lists the newest submittals first', async () => {
		aps()
			.get(`${BASE}/items`)
			.query({ ...page, sort: 'createdAt desc' })
			.reply(200, list(record));
		expect((await runOperation('submittal.getAll', { project })).records).toEqual([simplified]);
	});

	it('sends every filter, with statuses and states by their IDs', async () => {
		aps()
			.get(`${BASE}/items`)
			.query({
				limit: 5,
				offset: 0,
				sort: 'dueDate asc,title desc',
				search: 'tiles',
				'filter[ballInCourtUsers]': 'A',
				'filter[createdAt]': '2026-01-01..9999-12-31',
				'filter[createdBy]': 'B',
				'filter[dueDate]': '2026-03-01..2026-03-31',
				'filter[manager]': 'C',
				'filter[packageId]': PACKAGE,
				'filter[responseId]': RESPONSE,
				'filter[specId]': SPEC,
				'filter[stateId]': 'rev,sbc-2',
				'filter[statusId]': '2',
				'filter[id]': SUBMITTAL,
				'filter[typeId]': TYPE,
				'filter[updatedAt]': '1970-01-01..2026-02-01',
				'filter[title]': 'Tiles',
			})
			.reply(200, list({ id: SUBMITTAL }));
		const { records, error } = await runOperation('submittal.getAll', {
			project,
			limit: 5,
			simplify: false,
			sort: {
				field: [
					{ name: 'dueDate', direction: 'asc' },
					{ name: 'title', direction: 'desc' },
				],
			},
			filters: {
				ballInCourt: byId('A'),
				createdFrom: '2026-01-01',
				createdBy: byId('B'),
				customQuery: '{ "filter[title]": "Tiles" }',
				dueFrom: '2026-03-01',
				dueUntil: '2026-03-31',
				managerPerson: byId('C'),
				submittalPackage: byId(PACKAGE),
				submittalResponse: byId(RESPONSE),
				search: 'tiles',
				submittalSpecSection: byId(SPEC),
				states: ['inReview', 'closed'],
				statuses: ['open'],
				submittalIds: SUBMITTAL,
				submittalType: byId(TYPE),
				updatedUntil: '2026-02-01',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([{ id: SUBMITTAL }]);
	});

	it('leaves out filters that are empty', async () => {
		aps()
			.get(`${BASE}/items`)
			.query({ ...page, sort: 'createdAt desc' })
			.reply(200, list());
		const filters = { states: [], submittalIds: '', search: '', submittalType: byId('') };
		expect((await runOperation('submittal.getAll', { project, filters })).error).toBeUndefined();
	});

	it('explains a refusal', async () => {
		aps().get(`${BASE}/items`).query(true).reply(403, {});
		const { error } = await runOperation('submittal.getAll', { project });
		expect(error?.description).toContain('a product with submittals');
	});
});

describe('Submittal: Create', () => {
	const parameters = {
		project,
		title: 'Tiles',
		submittalType: byName('shop drawings'),
		submittalSpecSection: byName('095300'),
		state: 'mgr-1',
	};
	const spec = { id: SPEC, identifier: '095300', title: 'Ceilings' };

	it('finds type, section and package by name, and sends what the service takes', async () => {
		withTypes();
		withSettings('specs', spec);
		withSettings('packages', { id: PACKAGE, identifier: 7, title: 'Ceilings' });
		withPermissions(transition('create', 'mgr-1', ['manager', 'managerType']));
		aps()
			.post(`${BASE}/items`, {
				title: 'Tiles',
				typeId: TYPE,
				specId: SPEC,
				stateId: 'mgr-1',
				manager: 'A',
				managerType: '1',
				subcontractor: 'G',
				subcontractorType: '2',
				watchers: [{ id: 'B', userType: '1' }],
				customIdentifier: '01',
				description: 'Sample',
				leadTime: 14,
				managerDueDate: '2026-03-01',
				packageId: PACKAGE,
				priority: 'High',
				requiredApprovalDate: '2026-03-02',
				requiredDate: '2026-03-03',
				requiredOnJobDate: '2026-03-04',
				submitterDueDate: '2026-03-05',
				subsection: '1.05-B',
				templateId: RESPONSE,
			})
			.reply(201, record);
		const { records, error } = await runOperation('submittal.create', {
			...parameters,
			additionalFields: {
				managerPerson: byId('A'),
				contractorCompany: 'G',
				watchers: 'B',
				number: '01',
				description: 'Sample',
				leadTime: 14,
				managerDueDate: '2026-03-01T10:00:00Z',
				submittalPackage: byName('7'),
				priority: 'High',
				requiredApprovalDate: '2026-03-02',
				requiredDate: '2026-03-03',
				requiredOnJobDate: '2026-03-04',
				submitterDueDate: '2026-03-05',
				subsection: '1.05-B',
				customBody: `{ "templateId": "${RESPONSE}" }`,
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([simplified]);
	});

	it.each([
		['a state that is not permitted', [transition('create', 'draft')], 'permitted: draft'],
		[
			'a state without what it needs',
			[transition('create', 'mgr-1', 'manager', 'title')],
			'"submitted" is permitted only together with manager',
		],
	])('refuses %s before it sends anything', async (_what, transitions, message) => {
		withTypes();
		withSettings('specs', spec);
		withPermissions(...transitions);
		const { error } = await runOperation('submittal.create', parameters);
		expect(error?.message).toContain(message);
	});

	it('is refused for somebody who may not create submittals', async () => {
		withTypes();
		withSettings('specs', spec);
		aps().get(`${BASE}/users/me`).reply(200, { permittedActions: [] });
		const { error } = await runOperation('submittal.create', parameters);
		expect(error?.message).toContain('does not permit its user or service account');
	});

	it('refuses a type that is not in use', async () => {
		withTypes();
		withSettings('specs', spec);
		const { error } = await runOperation('submittal.create', {
			...parameters,
			submittalType: byId(PACKAGE),
		});
		expect(error?.message).toContain('no active submittal type with the ID');
		expect(error?.message).toContain('Shop Drawings');
	});

	it('refuses two managers before any call', async () => {
		const { error } = await runOperation('submittal.create', {
			...parameters,
			submittalType: byId(TYPE),
			submittalSpecSection: byId(SPEC),
			additionalFields: { managerPerson: byId('A'), managerRole: 'B' },
		});
		expect(error?.message).toContain('Manager: a submittal has one manager');
	});
});

describe('Submittal: Transition', () => {
	it('sends the state under its ID, with the final response by name', async () => {
		withSettings('responses', { id: RESPONSE, value: 'Approved', isActive: true });
		withSubmittal(transition('mgr-2', 'sbc-2', 'responseId', ''), transition('rev', 'mgr-2'));
		aps()
			.post(`${ITEM}:transition`, {
				stateId: 'sbc-2',
				responseId: RESPONSE,
				responseComment: 'Go on',
				mailNote: 'Thanks',
				stepDueDate: '2026-03-02',
			})
			.reply(200, { ...record, stateId: 'sbc-2', statusId: '3' });
		const { records, error } = await runOperation('submittal.transition', {
			project,
			submittal,
			state: byId('Closed'),
			additionalFields: {
				submittalResponse: byName('approved'),
				responseComment: 'Go on',
				note: 'Thanks',
				stepDueDate: '2026-03-02',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([{ ...simplified, state: 'closed', status: 'closed' }]);
	});

	it.each([
		['a state that is not permitted', 'void', '"voided" is not permitted for this submittal'],
		['closing without a response', 'sbc-2', '"closed" is permitted only together with responseId'],
	])('refuses %s', async (_what, state, message) => {
		withSubmittal(transition('mgr-2', 'sbc-2', 'responseId'));
		const parameters = { project, submittal, state: byId(state) };
		const { error } = await runOperation('submittal.transition', parameters);
		expect(error?.message).toContain(message);
	});

	it('leaves the decision to Autodesk where the submittal says nothing', async () => {
		aps().get(ITEM).reply(200, record);
		aps().post(`${ITEM}:transition`, { stateId: 'void' }).reply(400, { title: 'Not now' });
		const { error } = await runOperation('submittal.transition', {
			project,
			submittal,
			state: byId('void'),
		});
		expect(error?.description).toContain('Not now');
		expect(error?.description).toContain('your role in the submittal and its state');
	});
});

describe('other operations of submittals', () => {
	it('change only what was added', async () => {
		aps().patch(ITEM, { title: 'Panels', priority: 'Low', specId: SPEC }).reply(200, record);
		const { records } = await runOperation('submittal.update', {
			project,
			submittal,
			updateFields: { title: 'Panels', priority: 'low', submittalSpecSection: byId(SPEC) },
		});
		expect(records).toEqual([simplified]);
		const { error } = await runOperation('submittal.update', { project, submittal });
		expect(error?.message).toContain('add at least one field');
	});

	it('find a submittal by its number', async () => {
		aps()
			.get(`${BASE}/items`)
			.query({ ...page, sort: 'createdAt asc' })
			.reply(200, list(record));
		aps().get(ITEM).reply(200, record);
		const parameters = { project, submittal: byName('095300-01') };
		expect((await runOperation('submittal.get', parameters)).records).toEqual([simplified]);
	});

	it('list attachments and what the project sets up', async () => {
		const attachment = {
			id: TYPE,
			name: 'a.pdf',
			categoryId: '4',
			uploadUrn: 'urn:o',
			urn: 'urn:v',
		};
		aps().get(`${ITEM}/attachments`).query(page).reply(200, list(attachment));
		withSettings('specs', { id: SPEC, identifier: '095300', title: 'Ceilings' });
		withSettings('packages', { id: PACKAGE, identifier: 7, title: 'All', specId: SPEC });
		withTypes();
		const read = async (name: string) =>
			(await runOperation(`submittal.${name}`, { project, submittal })).records;
		expect(await read('getAttachments')).toMatchObject([
			{ name: 'a.pdf', attachmentType: 'finalResponse', storageId: 'urn:o', versionId: 'urn:v' },
		]);
		expect(await read('getSpecs')).toMatchObject([{ title: 'Ceilings', number: '095300' }]);
		expect(await read('getPackages')).toMatchObject([{ title: 'All', number: 7, specId: SPEC }]);
		expect(await read('getTypes')).toEqual([
			{ name: 'Shop Drawings', active: true, id: TYPE },
			{ name: 'Old', active: false, id: PACKAGE },
		]);
	});
});
