import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';

mockAps();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const REVIEW = '37d5145b-c634-407c-b0b4-a65197e43fce';
const WORKFLOW = '4e609369-e950-4097-b7d3-e6cf1c3c5415';
const VERSION = 'urn:adsk.wipprod:fs.file:vf.A?version=1';
const BASE = `/construction/reviews/v1/projects/${PROJECT}`;
const project = byId(`b.${PROJECT}`);
const review = byId(REVIEW);
const kim = { autodeskId: 'A', name: 'Kim Doe' };
const page = { limit: 50, offset: 0 };

const record = {
	id: REVIEW,
	sequenceId: 23,
	name: 'Design',
	status: 'OPEN',
	currentStepId: 'Lane_2',
	currentStepDueDate: '2026-03-20T17:00:00Z',
	createdBy: kim,
	approvedBy: {},
	archived: false,
	workflowId: WORKFLOW,
	nextActionBy: { claimedBy: [], candidates: { users: [kim], roles: [{ name: 'Architect' }] } },
};
const simplified = {
	name: 'Design',
	number: 23,
	status: 'open',
	archived: false,
	waitingFor: ['Kim Doe', 'Architect'],
	createdBy: 'Kim Doe',
	approvedBy: null,
	dueAt: '2026-03-20T17:00:00.000Z',
	createdAt: null,
	updatedAt: null,
	approvedAt: null,
	closedAt: null,
	id: REVIEW,
	stepId: 'Lane_2',
	workflowId: WORKFLOW,
	createdById: 'A',
};

const list = (...results: object[]) => ({
	results,
	pagination: { ...page, totalResults: results.length },
});

describe('Review: Get Many', () => {
	it('lists the newest reviews first, with those they wait for', async () => {
		const claimed = { ...record, nextActionBy: { claimedBy: [{ name: 'Lee Park' }] } };
		aps()
			.get(`${BASE}/reviews`)
			.query({ ...page, sort: 'sequenceId desc' })
			.reply(200, list(record, { ...claimed, id: WORKFLOW }));
		const { records } = await runOperation('review.getAll', { project });
		expect(records).toEqual([
			simplified,
			{ ...simplified, id: WORKFLOW, waitingFor: ['Lee Park'] },
		]);
	});

	it('sends every filter', async () => {
		aps()
			.get(`${BASE}/reviews`)
			.query({
				limit: 5,
				offset: 0,
				sort: 'name',
				'filter[approvedBy]': 'A,B',
				'filter[approvedAt]': '2026-01-01..2026-02-01',
				'filter[archived]': 'true',
				'filter[createdAt]': '2026-01-01..9999-12-31',
				'filter[currentStepDueDate]': '1970-01-01..2026-02-01',
				'filter[finishedAt]': '2026-01-01..9999-12-31',
				'filter[name]': 'floor',
				'filter[nextActionByUser]': 'C',
				'filter[status]': 'CLOSED',
				'filter[updatedAt]': '2026-01-01..9999-12-31',
				'filter[workflowId]': WORKFLOW,
				'filter[sequenceId]': '2',
			})
			.reply(200, list({ id: REVIEW }));
		const { records, error } = await runOperation('review.getAll', {
			project,
			limit: 5,
			simplify: false,
			sort: { field: [{ name: 'name', direction: 'asc' }] },
			filters: {
				approvedBy: 'A, B',
				approvedFrom: '2026-01-01',
				approvedUntil: '2026-02-01',
				archived: true,
				createdFrom: '2026-01-01',
				customQuery: '{ "filter[sequenceId]": 2 }',
				dueUntil: '2026-02-01',
				finishedFrom: '2026-01-01',
				name: 'floor',
				nextActionBy: byId('C'),
				status: 'closed',
				updatedFrom: '2026-01-01',
				reviewWorkflow: byId(WORKFLOW),
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([{ id: REVIEW }]);
	});

	it.each([
		['two sort fields', { sort: { field: [{ name: 'name' }, { name: 'status' }] } }, 'one field'],
		[
			'too many approvers',
			{ filters: { approvedBy: 'A,B,C,D,E,F,G,H,I,J,K' } },
			'use at most 10 people, not 11',
		],
	])('refuses %s before any call', async (_what, parameters, message) => {
		const { error } = await runOperation('review.getAll', { project, ...parameters });
		expect(error?.message).toContain(message);
	});

	it('explains a refusal', async () => {
		aps().get(`${BASE}/reviews`).query(true).reply(403, {});
		const { error } = await runOperation('review.getAll', { project });
		expect(error?.description).toContain('a product with reviews');
	});
});

describe('Review: Create', () => {
	const parameters = {
		project,
		name: 'Design',
		reviewWorkflow: byName('design review'),
		files: `${VERSION}, urn:adsk.wipprod:dm.lineage:A`,
	};

	it('finds the workflow by name, and takes the newest version of a file', async () => {
		aps()
			.get(`${BASE}/workflows`)
			.query(page)
			.reply(200, list({ id: WORKFLOW, name: 'Design Review' }));
		const newest = 'urn:adsk.wipprod:fs.file:vf.A?version=2';
		aps()
			.get(`/data/v1/projects/b.${PROJECT}/items/urn%3Aadsk.wipprod%3Adm.lineage%3AA/tip`)
			.reply(200, { data: { type: 'versions', id: newest } });
		aps()
			.post(`${BASE}/reviews`, {
				name: 'Design',
				workflowId: WORKFLOW,
				notes: 'Please hurry',
				fileVersions: [{ urn: VERSION }, { urn: newest }],
			})
			.reply(201, record);
		const { records, error } = await runOperation('review.create', {
			...parameters,
			additionalFields: { notes: 'Please hurry' },
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([simplified]);
	});

	it.each([
		['no file', { files: ' , ' }, 'Files: enter at least one'],
		['what is no file', { files: 'plan.pdf' }, 'Files'],
		['too many files', { files: Array(1001).fill(VERSION).join(',') }, 'at most 1000 files'],
		['a name that is too long', { name: 'x'.repeat(256) }, 'at most 255 characters'],
	])('refuses %s before any call', async (_what, changed, message) => {
		const reviewWorkflow = byId(WORKFLOW);
		const { error } = await runOperation('review.create', {
			...parameters,
			reviewWorkflow,
			...changed,
		});
		expect(error?.message).toContain(message);
	});
});

describe('other operations of reviews', () => {
	it('read one review, its progress and its files', async () => {
		aps().get(`${BASE}/reviews/${REVIEW}`).reply(200, record);
		const step = { stepId: 'L', stepName: 'Reviewer', status: 'SUBMITTED', actionBy: kim };
		aps().get(`${BASE}/reviews/${REVIEW}/progress`).query(page).reply(200, list(step));
		const approveStatus = { label: 'Approved with comments', value: 'APPROVED' };
		const file = { urn: VERSION, itemUrn: 'urn:i', name: 'A.pdf', approveStatus };
		aps().get(`${BASE}/reviews/${REVIEW}/versions`).query(page).reply(200, list(file, file));
		const read = async (name: string) =>
			(await runOperation(`review.${name}`, { project, review })).records;
		expect(await read('get')).toEqual([simplified]);
		expect(await read('getProgress')).toMatchObject([
			{ name: 'Reviewer', status: 'submitted', actionBy: 'Kim Doe', actionById: 'A' },
		]);
		expect(await read('getFiles')).toEqual([
			{
				name: 'A.pdf',
				approvalStatus: 'approved',
				approvalLabel: 'Approved with comments',
				versionId: VERSION,
				itemId: 'urn:i',
				copiedVersionId: null,
			},
		]);
	});

	it('list inactive workflows on request, and the approvals of a file version', async () => {
		aps()
			.get(`${BASE}/workflows`)
			.query({ ...page, 'filter[status]': 'INACTIVE' })
			.reply(200, list({ id: WORKFLOW, name: 'Old', status: 'INACTIVE', steps: [{ name: 'Go' }] }));
		const filters = { status: 'INACTIVE' };
		expect((await runOperation('review.getWorkflows', { project, filters })).records).toMatchObject(
			[{ name: 'Old', status: 'inactive', steps: ['Go'] }],
		);
		aps()
			.get(`${BASE}/versions/${encodeURIComponent(VERSION)}/approval-statuses`)
			.query(page)
			.reply(
				200,
				list({
					approvalStatus: { label: 'In review', value: 'IN_REVIEW' },
					review: { id: REVIEW, sequenceId: 23, status: 'OPEN' },
				}),
			);
		const parameters = { project, fileVersion: byId(VERSION) };
		expect((await runOperation('review.getFileApprovals', parameters)).records).toEqual([
			{
				approvalStatus: 'inReview',
				approvalLabel: 'In review',
				number: 23,
				status: 'open',
				reviewId: REVIEW,
			},
		]);
	});
});
