import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';

/** @returns people by their Autodesk IDs */
export function simplifyRfi(rfi: IDataObject): IDataObject {
	return {
		title: rfi.title ?? null,
		number: rfi.customIdentifier ?? null,
		status: rfi.status ?? null,
		question: rfi.question ?? null,
		officialResponse: rfi.officialResponse ?? null,
		dueAt: isoTime(rfi.dueDate),
		priority: rfi.priority ?? null,
		costImpact: rfi.costImpact ?? null,
		scheduleImpact: rfi.scheduleImpact ?? null,
		reference: rfi.reference ?? null,
		commentCount: rfi.commentsCount ?? null,
		createdAt: isoTime(rfi.createdAt),
		updatedAt: isoTime(rfi.updatedAt),
		closedAt: isoTime(rfi.closedAt),
		id: rfi.id,
		assigneeIds: objectsIn(rfi.assignedTo).flatMap(({ id }) => id ?? []),
		typeId: rfi.rfiTypeId ?? null,
		createdById: rfi.createdBy ?? null,
	};
}

export const rfiExample: IDataObject = {
	title: 'Position of the drain pipe',
	number: '17',
	status: 'open',
	question: 'Where should the pipe go?',
	officialResponse: null,
	dueAt: '2026-03-20T17:00:00.000Z',
	priority: 'High',
	costImpact: 'Unknown',
	scheduleImpact: 'No',
	reference: null,
	commentCount: 2,
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	id: '31a3f98d-34a8-4d4c-a362-3cc9de44f89c',
	assigneeIds: ['7KJX2MPQ4RTZ'],
	typeId: 'c911852d-5957-4145-9c8d-e7cfe9d564df',
	createdById: '7KJX2MPQ4RTZ',
};
