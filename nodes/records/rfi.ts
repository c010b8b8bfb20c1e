import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';
import type { RecordNames } from './recordNames';

/** @param names of what the RFI refers to, as far as they are known */
export function simplifyRfi(rfi: IDataObject, names: RecordNames = {}): IDataObject {
	return {
		title: rfi.title ?? null,
		number: rfi.customIdentifier ?? null,
		status: rfi.status ?? null,
		typeName: names.typeName ?? null,
		assigneeNames: names.assigneeNames ?? null,
		question: rfi.question ?? null,
		officialResponse: rfi.officialResponse ?? null,
		dueAt: isoTime(rfi.dueDate),
		priority: rfi.priority ?? null,
		costImpact: rfi.costImpact ?? null,
		scheduleImpact: rfi.scheduleImpact ?? null,
		reference: rfi.reference ?? null,
		commentCount: rfi.commentsCount ?? null,
		createdAt: isoTime(rfi.createdAt),
		createdBy: names.createdBy ?? null,
		updatedAt: isoTime(rfi.updatedAt),
		closedAt: isoTime(rfi.closedAt),
		id: rfi.id,
		assigneeIds: rfiAssignees(rfi),
		typeId: rfi.rfiTypeId ?? null,
		createdById: rfi.createdBy ?? null,
	};
}

/** Autodesk IDs of those who have to act. */
export function rfiAssignees({ assignedTo }: IDataObject): string[] {
	return objectsIn(assignedTo).flatMap(({ id }) => (typeof id === 'string' ? id : []));
}

export const rfiExample: IDataObject = {
	title: 'Position of the drain pipe',
	number: '17',
	status: 'open',
	typeName: 'Design',
	assigneeNames: ['Kim Doe'],
	question: 'Where should the pipe go?',
	officialResponse: null,
	dueAt: '2026-03-20T17:00:00.000Z',
	priority: 'High',
	costImpact: 'Unknown',
	scheduleImpact: 'No',
	reference: null,
	commentCount: 2,
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	id: '31a3f98d-34a8-4d4c-a362-3cc9de44f89c',
	assigneeIds: ['7KJX2MPQ4RTZ'],
	typeId: 'c911852d-5957-4145-9c8d-e7cfe9d564df',
	createdById: '7KJX2MPQ4RTZ',
};
