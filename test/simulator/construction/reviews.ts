import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { REVIEW_STATUSES } from '../../../protocol/aps/reviewRules';
import type { Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { addRecord } from '../state/addRecord';
import type { ProjectRecord } from '../state/projectRecord';
import { openProject, readRange, recordOf, recordsOf } from './records';

type AnyCall = Call<never> | Call<unknown> | Call;

const REVIEWS = { service: 'reviews', tokens: ['3L', 'SSA'] } as const;
const PATH = '/construction/reviews/v1/projects/{projectId}';
const READ = { ...REVIEWS, method: 'GET', scopes: ['data:read'], perMinute: 200 } as const;

const APPROVED = {
	id: 'ffff0000-0000-4000-8000-000000000011',
	label: 'Approved',
	value: 'APPROVED',
};

/** Of every project. */
const WORKFLOWS = [
	{
		id: 'ffff0000-0000-4000-8000-000000000001',
		name: 'Design Review',
		status: 'ACTIVE',
		description: 'For all drawings',
		approvalStatusOptions: [{ ...APPROVED, builtIn: true }],
		steps: [
			{ id: 'Lane_1', name: 'Initiator', type: 'INITIATOR' },
			{ id: 'Lane_2', name: 'Final approver', type: 'APPROVER' },
		],
		createdAt: '2026-01-05T08:00:00.000Z',
		updatedAt: '2026-01-05T08:00:00.000Z',
	},
	{
		id: 'ffff0000-0000-4000-8000-000000000002',
		name: 'Old Review',
		status: 'INACTIVE',
		steps: [],
		createdAt: '2025-01-05T08:00:00.000Z',
		updatedAt: '2025-01-05T08:00:00.000Z',
	},
];

const DAY = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;
const RANGES = ['createdAt', 'updatedAt', 'currentStepDueDate', 'finishedAt'] as const;
const FILTERS =
	/^filter\[(workflowId|status|currentStepDueDate|createdAt|updatedAt|finishedAt|nextActionByUser|name|sequenceId|archived|archivedBy|archivedAt|approvedBy|approvedAt)\]$/;
const SORT = /^(name|status|sequenceId|currentStepDueDate|createdAt|finishedAt)( desc)?$/;

const listReviews = defineEndpoint({
	...READ,
	path: `${PATH}/reviews`,
	query: ['limit', 'offset', 'sort', FILTERS],
	handle(call) {
		const { query } = call;
		const sort = query.text('sort') ?? 'sequenceId';
		if (!SORT.test(sort)) throw new Refusal(400, `"${sort}" is not a sort order`);
		const statuses = REVIEW_STATUSES.map((status) => status.toUpperCase());
		const status = query.oneOf('filter[status]', statuses);
		const workflowId = query.text('filter[workflowId]');
		const name = (query.text('filter[name]') ?? '').toLowerCase();
		let rows = recordsOf(call, call.sim.state.reviews).filter(
			(row) =>
				(status === undefined || row.status === status) &&
				(workflowId === undefined || row.workflowId === workflowId) &&
				row.archived === query.boolean('filter[archived]') &&
				String(row.name).toLowerCase().includes(name),
		);
		for (const field of RANGES) {
			const range = query.text(`filter[${field}]`);
			if (range === undefined) continue;
			const [from, to] = readRange(range, DAY);
			rows = rows.filter((row) => {
				const day = String(row[field]).slice(0, 10);
				return day >= from && day <= to;
			});
		}
		if (sort.endsWith(' desc')) rows.reverse();
		return page(call, rows.map(shown));
	},
});

const getReview = defineEndpoint({
	...READ,
	path: `${PATH}/reviews/{reviewId}`,
	handle: (call) => ({ status: 200, body: shown(reviewOf(call)) }),
});

const createReview = defineEndpoint({
	...REVIEWS,
	method: 'POST',
	path: `${PATH}/reviews`,
	scopes: ['data:write'],
	perMinute: 100,
	body: z
		.object({
			name: z.string().min(1).max(255),
			workflowId: z.string().uuid(),
			notes: z.string().max(4096).optional(),
			fileVersions: z
				.array(z.object({ urn: z.string() }).strict())
				.min(1)
				.max(1000),
			workflowOptions: z.object({}).passthrough().optional(),
		})
		.strict(),
	handle(call) {
		const project = openProject(call);
		const { name, workflowId, fileVersions } = call.body;
		const workflow = WORKFLOWS.find(({ id }) => id === workflowId);
		if (workflow?.status !== 'ACTIVE') throw new Refusal(400, 'There is no such active workflow');
		const { versions, items } = call.sim.state;
		const files = fileVersions.map(({ urn }) => {
			const version = versions.get(urn);
			const item = version && items.get(version.itemId);
			if (!version || item?.projectId !== project.id) throw new Refusal(404, `${urn} is not there`);
			return { urn, itemUrn: item.id, name: version.name, approveStatus: APPROVED };
		});
		const user = call.caller.user!;
		const initiator = { autodeskId: user.autodeskId, name: `${user.firstName} ${user.lastName}` };
		const review = addRecord(call.sim.state, 'reviews', project.id, {
			name,
			workflowId,
			files,
			createdBy: initiator,
			nextActionBy: { claimedBy: [], candidates: { users: [initiator], roles: [], companies: [] } },
		});
		return { status: 201, body: shown(review) };
	},
});

const getProgress = defineEndpoint({
	...READ,
	path: `${PATH}/reviews/{reviewId}/progress`,
	query: ['limit', 'offset'],
	handle(call) {
		const { createdBy, createdAt } = reviewOf(call);
		const step = { stepId: 'Lane_1', stepName: 'Initiator', status: 'SUBMITTED', notes: null };
		const done = { ...step, claimedBy: createdBy, actionBy: createdBy, endTime: createdAt };
		return page(call, [
			{ stepId: 'Lane_2', stepName: 'Final approver', status: 'UNCLAIMED', candidates: {} },
			done,
		]);
	},
});

const listReviewFiles = defineEndpoint({
	...READ,
	path: `${PATH}/reviews/{reviewId}/versions`,
	query: ['limit', 'offset', 'filter[approveStatus]'],
	handle: (call) => page(call, filesOf(reviewOf(call))),
});

const listWorkflows = defineEndpoint({
	...READ,
	path: `${PATH}/workflows`,
	query: ['limit', 'offset', 'sort', 'filter[initiator]', 'filter[status]'],
	handle(call) {
		openProject(call);
		const wanted = call.query.oneOf('filter[status]', ['ACTIVE', 'INACTIVE']) ?? 'ACTIVE';
		return page(
			call,
			WORKFLOWS.filter(({ status }) => status === wanted),
		);
	},
});

const listApprovals = defineEndpoint({
	...READ,
	path: `${PATH}/versions/{versionId}/approval-statuses`,
	query: ['limit', 'offset'],
	handle(call) {
		const reviews = recordsOf(call, call.sim.state.reviews);
		const found = reviews.filter((each) =>
			filesOf(each).some(({ urn }) => urn === call.params.versionId),
		);
		return page(
			call,
			found.map(({ id, sequenceId, status }) => ({
				approvalStatus: { id: randomUUID(), label: 'In review', value: 'IN_REVIEW' },
				review: { id, sequenceId, status },
			})),
		);
	},
});

/** Reviews of files. */
export const reviews = [
	listReviews,
	getReview,
	createReview,
	getProgress,
	listReviewFiles,
	listWorkflows,
	listApprovals,
];

/** @throws Refusal 404 */
function reviewOf(call: AnyCall): ProjectRecord {
	return recordOf(call, call.sim.state.reviews, call.params.reviewId);
}

function filesOf({ files }: ProjectRecord): Array<Record<string, unknown>> {
	return Array.isArray(files) ? files : [];
}

function shown(review: ProjectRecord): Record<string, unknown> {
	return { ...review, files: undefined };
}

function page({ query }: AnyCall, rows: readonly unknown[]): Reply {
	const limit = query.integer('limit', 50, 1, 50);
	const offset = query.integer('offset', 0, 0);
	const pagination = { limit, offset, totalResults: rows.length };
	return { status: 200, body: { results: rows.slice(offset, offset + limit), pagination } };
}
