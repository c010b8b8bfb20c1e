import type { IDataObject } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';
import { memberOf } from './memberOf';
import { statusOf } from './statusOf';

/** Users, roles and companies who may act, by their names. */
function candidateNames(candidates: unknown): string[] {
	if (!isJsonObject(candidates)) return [];
	const { users, roles, companies } = candidates;
	return [users, roles, companies]
		.flatMap(objectsIn)
		.flatMap(({ name }) => (typeof name === 'string' ? name : []));
}

/** @returns `waitingFor`: who has claimed the current step, or else everybody who may act */
export function simplifyReview(review: IDataObject): IDataObject {
	const { nextActionBy } = review;
	const claimed = objectsIn(memberOf(nextActionBy, 'claimedBy')).flatMap(({ name }) => name ?? []);
	return {
		name: review.name ?? null,
		number: review.sequenceId ?? null,
		status: statusOf(review.status),
		archived: review.archived ?? null,
		waitingFor: claimed.length > 0 ? claimed : candidateNames(memberOf(nextActionBy, 'candidates')),
		createdBy: memberOf(review.createdBy, 'name'),
		approvedBy: memberOf(review.approvedBy, 'name'),
		dueAt: isoTime(review.currentStepDueDate),
		createdAt: isoTime(review.createdAt),
		updatedAt: isoTime(review.updatedAt),
		approvedAt: isoTime(review.approvedAt),
		closedAt: isoTime(review.finishedAt),
		id: review.id,
		stepId: review.currentStepId ?? null,
		workflowId: review.workflowId ?? null,
		createdById: memberOf(review.createdBy, 'autodeskId'),
	};
}

export const reviewExample: IDataObject = {
	name: '3rd Floor Design Review',
	number: 23,
	status: 'open',
	archived: false,
	waitingFor: ['Kim Doe'],
	createdBy: 'Lee Park',
	approvedBy: null,
	dueAt: '2026-03-20T17:00:00.000Z',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	approvedAt: null,
	closedAt: null,
	id: '37d5145b-c634-407c-b0b4-a65197e43fce',
	stepId: 'Lane_uJtTI3vjaF',
	workflowId: '0b43cedf-5c02-462b-8166-7dfbb13d3476',
	createdById: '7KJX2MPQ4RTZ',
};

export function simplifyReviewProgress(progress: IDataObject): IDataObject {
	return {
		name: progress.stepName ?? null,
		status: statusOf(progress.status),
		notes: progress.notes ?? null,
		claimedBy: memberOf(progress.claimedBy, 'name'),
		actionBy: memberOf(progress.actionBy, 'name'),
		candidates: candidateNames(progress.candidates),
		endedAt: isoTime(progress.endTime),
		stepId: progress.stepId ?? null,
		actionById: memberOf(progress.actionBy, 'autodeskId'),
	};
}

export const reviewProgressExample: IDataObject = {
	name: 'Reviewer',
	status: 'submitted',
	notes: 'Two remarks on page 3',
	claimedBy: 'Kim Doe',
	actionBy: 'Kim Doe',
	candidates: ['Kim Doe', 'Architect'],
	endedAt: '2026-03-03T08:15:30.000Z',
	stepId: 'Lane_uJtTI3vjaF',
	actionById: '7KJX2MPQ4RTZ',
};

export function simplifyReviewFile(file: IDataObject): IDataObject {
	return {
		name: file.name ?? memberOf(file.reviewContent, 'name'),
		approvalStatus: statusOf(memberOf(file.approveStatus, 'value')),
		approvalLabel: memberOf(file.approveStatus, 'label'),
		versionId: file.urn ?? null,
		itemId: file.itemUrn ?? null,
		copiedVersionId: file.copiedFileVersionUrn ?? null,
	};
}

export const reviewFileExample: IDataObject = {
	name: 'A-101.pdf',
	approvalStatus: 'approved',
	approvalLabel: 'Approved with comments',
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	copiedVersionId: null,
};

/** How a review judged a file version. */
export function simplifyFileApproval({ approvalStatus, review }: IDataObject): IDataObject {
	return {
		approvalStatus: statusOf(memberOf(approvalStatus, 'value')),
		approvalLabel: memberOf(approvalStatus, 'label'),
		number: memberOf(review, 'sequenceId'),
		status: statusOf(memberOf(review, 'status')),
		reviewId: memberOf(review, 'id'),
	};
}

export const fileApprovalExample: IDataObject = {
	approvalStatus: 'approved',
	approvalLabel: 'Approved with comments',
	number: 23,
	status: 'closed',
	reviewId: '37d5145b-c634-407c-b0b4-a65197e43fce',
};

/** @returns the names of the steps, in their order */
export function simplifyReviewWorkflow(workflow: IDataObject): IDataObject {
	return {
		name: workflow.name ?? null,
		status: statusOf(workflow.status),
		description: workflow.description ?? null,
		notes: workflow.notes ?? null,
		steps: objectsIn(workflow.steps).flatMap(({ name }) => name ?? []),
		createdAt: isoTime(workflow.createdAt),
		updatedAt: isoTime(workflow.updatedAt),
		id: workflow.id,
	};
}

export const reviewWorkflowExample: IDataObject = {
	name: 'Final Structural Review',
	status: 'active',
	description: 'For structural plans',
	notes: null,
	steps: ['Initiator', 'Reviewer', 'Final approver'],
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: '4e609369-e950-4097-b7d3-e6cf1c3c5415',
};
