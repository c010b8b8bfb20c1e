import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, runOperation, signedIn } from '../../harness/runOperation';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ISSUE = 'be9ade84-e25d-412a-a08c-f5f14cf04957';
const TYPE = '1370f222-6c54-3a01-93e6-e701749f0222';
const CATEGORY = '2220f222-6c54-4b01-90e6-d701748f0222';
const CAUSE = '2370f222-6c54-3a01-93e6-f701772f0222';
const LEVEL = '5add4375-f223-4201-88b9-8049e68416aa';
const ROOM = '826e102a-36de-41e7-8c58-1b1696ccbba8';
const ISSUES = `/construction/issues/v1/projects/${PROJECT}`;
const project = byId(`b.${PROJECT}`);

const record = {
	id: ISSUE,
	title: 'Door',
	issueTypeId: CATEGORY,
	issueSubtypeId: TYPE,
	assignedTo: '7KJX2MPQ4RTZ',
	assignedToType: 'user',
	createdBy: 'LEFT',
	locationId: ROOM,
	rootCauseId: CAUSE,
};

const list = (...results: object[]) => ({
	pagination: { limit: 200, offset: 0, totalResults: results.length },
	results,
});

function withMembers(status = 200) {
	aps()
		.get(`/construction/admin/v1/projects/${PROJECT}/users`)
		.query({ limit: 200, offset: 0, fields: 'name,autodeskId,roles' })
		.reply(
			status,
			list(
				{ id: '1', autodeskId: '7KJX2MPQ4RTZ', name: 'Kim Doe', roles: [] },
				{
					id: '2',
					autodeskId: 'LEE',
					name: 'Lee Park',
					roles: [{ id: '3', name: 'Architect', roleGroupId: '529219262' }],
				},
			),
		);
}

function withIssueTypes(status = 200) {
	const subtypes = [{ id: TYPE, title: 'Clash', isActive: false }];
	aps()
		.get(`${ISSUES}/issue-types`)
		.query(true)
		.reply(status, list({ id: CATEGORY, title: 'Design', subtypes }));
}

function withLocations(status = 200) {
	aps()
		.get(`/construction/locations/v2/projects/${PROJECT}/trees/default/nodes`)
		.query(true)
		.reply(
			status,
			list(
				{ id: LEVEL, name: 'Level 1', type: 'Area' },
				{ id: ROOM, name: 'Room 103', type: 'Area', parentId: LEVEL },
			),
		);
}

function withRootCauses(status = 200) {
	const rootCauses = [{ id: CAUSE, title: 'Damage' }];
	aps()
		.get(`${ISSUES}/issue-root-cause-categories`)
		.query(true)
		.reply(status, list({ id: ROOM, title: 'Workmanship', rootCauses }));
}

const withIssue = (issue: object) => aps().get(`${ISSUES}/issues/${ISSUE}`).reply(200, issue);

const getIssue = (parameters: INodeParameters = {}, options = {}) =>
	runOperation('issue.get', { project, issue: byId(ISSUE), ...parameters }, options);

describe('names beside IDs', () => {
	it('are read once for all items of an execution, whatever they are', async () => {
		withIssueTypes();
		withMembers();
		withLocations();
		withRootCauses();
		withIssue(record);
		withIssue({ ...record, createdBy: 'LEE' });
		const { records } = await getIssue({}, { items: [{ json: {} }, { json: {} }] });
		const names = {
			assigneeName: 'Kim Doe',
			categoryName: 'Design',
			typeName: 'Clash',
			rootCauseName: 'Damage',
			locationName: 'Level 1 > Room 103',
		};
		expect(records).toMatchObject([
			{ ...names, createdBy: null, createdById: 'LEFT' },
			{ ...names, createdBy: 'Lee Park', createdById: 'LEE' },
		]);
	});

	it('are read once for all pages of a list', async () => {
		withIssueTypes();
		const row = (number: number) => ({
			id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
			displayId: number,
			issueTypeId: CATEGORY,
			issueSubtypeId: TYPE,
		});
		const rows = Array.from({ length: 150 }, (_, index) => row(index));
		for (const offset of [0, 100]) {
			aps()
				.get(`${ISSUES}/issues`)
				.query({ limit: 100, offset, sortBy: '-displayId' })
				.reply(200, {
					pagination: { limit: 100, offset, totalResults: 150 },
					results: rows.slice(offset, offset + 100),
				});
		}
		const { records } = await runOperation('issue.getAll', { project, returnAll: true });
		expect(records).toHaveLength(150);
		expect(records.every(({ typeName }) => typeName === 'Clash')).toBe(true);
	});

	it('cost no call if no record needs them', async () => {
		withIssue({ id: ISSUE, title: 'Door', rootCauseId: CAUSE, rootCauseTitle: 'Damage' });
		const { records } = await getIssue();
		expect(records).toMatchObject([
			{ rootCauseName: 'Damage', assigneeName: null, locationName: null },
		]);
	});

	it('cost no call with Names in Output off, or with raw output', async () => {
		withIssue(record);
		const off = await getIssue({ options: { namesInOutput: false } });
		expect(off.records).toMatchObject([{ typeName: null, typeId: TYPE }]);
		withIssue(record);
		expect((await getIssue({ output: 'raw' })).records).toEqual([record]);
	});

	it('are null if they cannot be read, and nobody asks again', async () => {
		withIssueTypes(403);
		withMembers(403);
		withLocations(404);
		withRootCauses(403);
		withIssue(record);
		withIssue(record);
		const { records, error } = await getIssue({}, { items: [{ json: {} }, { json: {} }] });
		expect(error).toBeUndefined();
		const unknown = { assigneeName: null, typeName: null, locationName: null, typeId: TYPE };
		expect(records).toMatchObject([unknown, unknown]);
	});

	it('of people are not asked for without the scope', async () => {
		withIssue({ id: ISSUE, createdBy: 'LEE' });
		const credentials = signedIn('oAuth2', ['data:read', 'data:write']);
		const { records } = await getIssue({}, { credentials });
		expect(records).toMatchObject([{ createdBy: null, createdById: 'LEE' }]);
	});

	it('of roles are shown where Autodesk returns the IDs by which issues know them', async () => {
		withMembers();
		withIssue({ id: ISSUE, assignedTo: '529219262', assignedToType: 'role' });
		expect((await getIssue()).records).toMatchObject([{ assigneeName: 'Architect' }]);
	});

	it('can be selected alone', async () => {
		withIssueTypes();
		withIssue({ id: ISSUE, title: 'Door', issueSubtypeId: TYPE });
		const { records } = await getIssue({ output: 'selected', outputFields: ['title', 'typeName'] });
		expect(records).toEqual([{ title: 'Door', typeName: 'Clash' }]);
	});

	it('of an RFI include all assignees, by their IDs if a name is not known', async () => {
		const base = `/construction/rfis/v3/projects/${PROJECT}`;
		withMembers();
		aps()
			.get(`${base}/rfi-types`)
			.query(true)
			.reply(200, list({ id: TYPE, name: 'Design' }));
		aps()
			.get(`${base}/rfis/${ISSUE}`)
			.reply(200, {
				id: ISSUE,
				assignedTo: [{ id: 'LEE' }, { id: 'LEFT' }],
				createdBy: '7KJX2MPQ4RTZ',
				rfiTypeId: TYPE,
			});
		const { records } = await runOperation('rfi.get', { project, rfi: byId(ISSUE) });
		expect(records).toMatchObject([
			{ assigneeNames: ['Lee Park', 'LEFT'], createdBy: 'Kim Doe', typeName: 'Design' },
		]);
	});

	it('of a submittal include its type, package and manager', async () => {
		const base = `/construction/submittals/v2/projects/${PROJECT}`;
		withMembers();
		aps()
			.get(`${base}/item-types`)
			.query(true)
			.reply(200, list({ id: TYPE, value: 'Shop Drawings' }));
		aps()
			.get(`${base}/packages`)
			.query(true)
			.reply(200, list({ id: CATEGORY, title: 'Ceilings', identifier: 7 }));
		aps().get(`${base}/items/${ISSUE}`).reply(200, {
			id: ISSUE,
			typeId: TYPE,
			packageId: CATEGORY,
			manager: 'LEE',
			ballInCourtUsers: [],
		});
		const { records } = await runOperation('submittal.get', {
			project,
			submittal: byId(ISSUE),
		});
		expect(records).toMatchObject([
			{
				typeName: 'Shop Drawings',
				packageName: 'Ceilings',
				managerName: 'Lee Park',
				assigneeNames: [],
			},
		]);
	});
});
